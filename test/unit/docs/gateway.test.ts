import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');
const page = read('docs/gateway.md');

describe('docs/gateway.md', () => {
  it.each(['server.mjs', 'index.html'])('shows %s of examples/page-gateway, which a test runs', (file) => {
    expect(page).toContain(read(`examples/page-gateway/${file}`).trim());
  });

  it('names codes and log events that exist', () => {
    const codes = [...read('src/server/gatewayError.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(
      ([, code]) => code,
    );
    const events = [...read('src/server/audit.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(([, event]) => event);
    const named = [...page.replace(/`client_max_body_size`/, '').matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(
      ([, name]) => name,
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !codes.includes(name))).toEqual([]);
    const alerts = /Alert on (.*?)\n\n/s.exec(page)?.[1]?.match(/`(\w+)`/g) ?? [];
    const known = [...codes, ...events].map((name) => `\`${name}\``);
    expect(alerts.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each([
    ['450 kB', 'maxBodyBytes: 450_000'],
    ['10 orders an hour', 'attemptsPerHour: 10'],
    ['120 questions a minute', 'queriesPerMinute: 120'],
    ['10 of a user at a time', 'MAX_CONCURRENT = 10'],
  ])('says %s, which is %s in the code', (text, code) => {
    expect(page).toContain(text);
    expect(read('src/server/createFaceGateway.ts')).toContain(code);
  });
});
