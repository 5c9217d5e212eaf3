import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findMissingConsent } from '../../../src/options/missingConsent.js';
import { demands, missingItems, renderCompliance, sources } from './compliance.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(root + file, 'utf8');

describe('the pages for auditors', () => {
  it.each([
    ['en', 'docs/compliance.md'],
    ['zh', 'docs/compliance.zh-CN.md'],
  ] as const)('are what the table says: %s', async (language, file) => {
    await expect(renderCompliance(language)).toMatchFileSnapshot(root + file);
  });

  it('leave no demand unanswered, and name a source with its date for each rule', () => {
    for (const { rule, en, zh } of demands) {
      expect(
        Object.values(en)
          .concat(Object.values(zh))
          .filter((text) => !text),
      ).toEqual([]);
      for (const one of rule.split(', '))
        expect(
          sources.some((source) => one.startsWith(source.rule)),
          one,
        ).toBe(true);
    }
    for (const { inForce, read: address } of sources) {
      expect(inForce).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(address).toMatch(/^https?:/);
    }
  });

  it('say of each option that the consent page may lack what that costs', () => {
    const missing = findMissingConsent({ consent: { recipients: ['某公证处'] } });
    expect(missingItems.map(({ option }) => option)).toEqual(
      missing.map((path) => path.replace('[0]', '[]')),
    );
    for (const { rule } of missingItems)
      for (const one of rule.split(', '))
        expect(
          demands.flatMap((demand) => demand.rule.split(', ')),
          one,
        ).toContain(one);
  });

  it('name options and tests that exist', () => {
    const reference = read('docs/reference.md');
    for (const { options, test } of demands) {
      for (const option of options) expect(reference, option).toContain(`\`${option}\``);
      if (test) expect(read(test[0]), test[1]).toContain(`'${test[1]}'`);
    }
  });
});
