import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/environment/readEnvironment.js';
import { userAgents } from '../../fixtures/userAgents.js';
import { type BySystem, containerFacts, type Fact, miniProgramFacts } from './containerFacts.js';
import { renderEnvironments } from './renderEnvironments.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Returns the facts of all systems. */
const factsOf = (found: Fact | BySystem): readonly Fact[] =>
  'answer' in found ? [found] : Object.values(found);

describe('docs/environments.md', () => {
  it.each([
    ['environments.md', 'en'],
    ['environments.zh-CN.md', 'zh'],
  ] as const)('%s is what the tables say', async (file, language) => {
    await expect(renderEnvironments(language)).toMatchFileSnapshot(`${root}docs/${file}`);
  });

  it('says no to the face SDK’s page where the widget does', () => {
    const refused = Object.entries(containerFacts).filter(([, { works }]) =>
      factsOf(works.facePage).some(({ answer }) => answer === 'no'),
    );
    const read = userAgents.filter(({ miniProgram }) => !miniProgram).map(readEnvironment);
    const refusing = read.filter(({ opensFacePage }) => !opensFacePage).map(({ container }) => container);
    expect(refused.map(([name]) => name).sort()).toEqual([...new Set(refusing)].sort());
  });

  it('promises the face SDK’s page in no mini-program, as the widget refuses it in all', () => {
    const answers = miniProgramFacts
      .flatMap(({ works }) => factsOf(works.facePage))
      .map(({ answer }) => answer);
    expect(new Set(answers)).toEqual(new Set(['no', 'unknown']));
    const read = userAgents.filter(({ miniProgram }) => miniProgram).map(readEnvironment);
    expect(read.filter(({ opensFacePage }) => opensFacePage)).toEqual([]);
  });

  it('names the systems whose capture opens the rear camera as the widget does', () => {
    const { capture } = containerFacts.webView.works;
    const rear = Object.entries(capture).filter(([, { answer }]) => answer === 'no');
    const read = userAgents.map(readEnvironment).filter(({ captureOpensRear }) => captureOpensRear);
    expect(rear.map(([system]) => system)).toEqual([...new Set(read.map(({ system }) => system))]);
  });

  it('links each answer but unknown to a page of the web', () => {
    const facts = [...Object.values(containerFacts), ...miniProgramFacts]
      .flatMap(({ works }) => Object.values(works))
      .flatMap(factsOf);
    const linked = facts.filter((found) => found.answer !== 'unknown');
    expect(linked.length).toBeGreaterThan(100);
    expect(linked.filter(({ source }) => !/^https:\/\/[^ )|]+$/.test(source))).toEqual([]);
  });

  it('has a user agent for each container', () => {
    const seen = new Set<string>(userAgents.map(({ container }) => container));
    expect(Object.keys(containerFacts).filter((name) => !seen.has(name))).toEqual([]);
  });
});
