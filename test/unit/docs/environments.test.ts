import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/environment/readEnvironment.js';
import { userAgents } from '../../fixtures/userAgents.js';
import { containerFacts } from './containerFacts.js';
import { renderEnvironments } from './renderEnvironments.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('docs/environments.md', () => {
  it('is what the tables say', async () => {
    await expect(renderEnvironments()).toMatchFileSnapshot(`${root}docs/environments.md`);
  });

  it('says no to the face SDK’s page where the widget does', () => {
    const refused = Object.entries(containerFacts).filter(([, { facePage }]) => facePage === '**no**');
    const read = userAgents.filter(({ miniProgram }) => !miniProgram).map(readEnvironment);
    const refusing = read.filter(({ opensFacePage }) => !opensFacePage).map(({ container }) => container);
    expect(refused.map(([name]) => name).sort()).toEqual([...new Set(refusing)].sort());
  });

  it('has a user agent for each container', () => {
    const seen = new Set<string>(userAgents.map(({ container }) => container));
    expect(Object.keys(containerFacts).filter((name) => !seen.has(name))).toEqual([]);
  });
});
