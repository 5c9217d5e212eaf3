import { describe, expect, it } from 'vitest';
import { countCommand, countVitest, inWords, isGreen, total } from '../../../tools/checks/count.mjs';

describe('counting a Vitest run', () => {
  it('counts what passed, failed and was skipped', () => {
    const report = reportOf(['passed', 'passed', 'failed', 'skipped', 'todo']);
    expect(countVitest(report, 1, false)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded as one failed test', () => {
    const report = { testResults: [file('failed', []), file('passed', ['passed'])] };
    expect(countVitest(report, 1, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a file whose hook failed though its tests passed', () => {
    const report = { testResults: [file('failed', ['passed'])] };
    expect(countVitest(report, 1, false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a test cut off by a crash as failed', () => {
    expect(countVitest(reportOf(['passed', 'pending']), 1, false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('fails a run whose tests passed and that ended badly, as after an unhandled error', () => {
    expect(countVitest(reportOf(['passed']), 1, false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it.each([
    ['has no file', { testResults: [] }, 0],
    ['left no report', undefined, 0],
    ['left no report and crashed', undefined, 139],
  ])('fails a run that %s', (_, report, exitCode) => {
    const count = countVitest(report, exitCode, false);
    expect(count).toMatchObject({ passed: 0, failed: 1 });
    expect(isGreen(count)).toBe(false);
  });
});

describe('a skipped test', () => {
  it('is green on a developer’s machine, even when the whole run was skipped', () => {
    const count = countVitest(reportOf(['skipped']), 0, false);
    expect(count).toEqual({ passed: 0, failed: 0, skipped: 1 });
    expect(isGreen(count)).toBe(true);
  });

  it('is a failure under CI', () => {
    const count = countVitest(reportOf(['passed', 'skipped']), 0, true);
    expect(count).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
    expect(count.problem).toBe('nothing may be skipped under CI');
  });
});

describe('counting everything', () => {
  it('counts a command as one test', () => {
    expect(countCommand(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countCommand(2)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  it('count distinguishes a run that took too long from one that failed', () => {
    expect(countCommand(124).problem).toBe('stopped, as it took too long');
    expect(countCommand(1).problem).toBe('exit code 1');
    expect(countVitest(undefined, 124, false).problem).toMatch(/without a report \(stopped/);
  });

  it('adds up and says so in plain words', () => {
    const all = total([
      countCommand(0),
      countVitest(reportOf(['passed', 'skipped']), 0, false),
      countCommand(1),
    ]);
    expect(inWords(all)).toBe('2 passed, 1 failed, 1 skipped');
    expect(inWords(countCommand(0))).toBe('1 passed, 0 failed');
  });

  it('is not green when nothing ran', () => {
    expect(isGreen(total([]))).toBe(false);
    expect(isGreen(total([countCommand(0)]))).toBe(true);
  });
});

function reportOf(statuses: readonly string[]) {
  return { testResults: [file(statuses.includes('failed') ? 'failed' : 'passed', statuses)] };
}

function file(status: string, statuses: readonly string[]) {
  return { status, assertionResults: statuses.map((each) => ({ status: each })) };
}
