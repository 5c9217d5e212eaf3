import { expect, it } from 'vitest';
import { mergeRecords } from './readRecords.mjs';

const record = (name: string, commit: string) => ({
  name,
  command: `npm run ${name}`,
  at: '2026-11-24T00:00:00.000Z',
  commit,
  claims: [{ promise: name, figure: commit, wanted: 'all', passed: true }],
});

it('keeps what is not run again with its date and its commit, and takes the new of the rest', () => {
  const earlier = [record('chaos', 'old'), record('soak', 'old')];
  expect(mergeRecords(earlier, [record('soak', 'new'), record('hosts', 'new')])).toEqual([
    record('chaos', 'old'),
    record('hosts', 'new'),
    record('soak', 'new'),
  ]);
});

it('has all of the first run', () => {
  expect(mergeRecords([], [record('chaos', 'new')])).toEqual([record('chaos', 'new')]);
});
