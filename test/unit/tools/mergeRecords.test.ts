import { expect, it } from 'vitest';
import { mergeRecords } from '../../../tools/quality/page/readRecords.mjs';

const record = (name: string, commit: string) => ({
  name,
  command: `npm run ${name}`,
  at: '2026-11-24T00:00:00.000Z',
  commit,
  claims: [{ promise: name, figure: commit, wanted: 'all', passed: true }],
});

it('keeps what is not run again with its date and its commit, and takes the new of the rest', () => {
  const earlier = [record('chaos', 'old'), record('soak', 'old')];
  expect(mergeRecords(earlier, [record('soak', 'new'), record('hosts', 'new')], 'head')).toEqual([
    record('chaos', 'old'),
    record('hosts', 'new'),
    record('soak', 'new'),
  ]);
});

it('has all of the first run', () => {
  expect(mergeRecords([], [record('chaos', 'new')], 'head')).toEqual([record('chaos', 'new')]);
});

it('gives a report that names no commit the one at hand, and keeps that while the report is the same', () => {
  const report = { ...record('test-node', ''), claims: [] };
  const first = mergeRecords([], [report], 'one');
  expect(first).toEqual([{ ...report, commit: 'one' }]);
  expect(mergeRecords(first, [report], 'two')).toEqual(first);
  const later = { ...report, at: '2026-11-25T00:00:00.000Z' };
  expect(mergeRecords(first, [later], 'two')).toEqual([{ ...later, commit: 'two' }]);
});
