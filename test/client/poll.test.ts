import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pollOutcome } from '../../src/client/poll.js';
import { FaceVerificationError } from '../../src/errors.js';
import { error as networkError, passed } from '../flow/samples.js';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5); // the middle of the jitter
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Polls with a script of answers, the last one for ever; notes when each question was asked. */
function poll(answers: readonly unknown[], patient = true) {
  const controller = new AbortController();
  const askedAt: number[] = [];
  const begin = Date.now();
  const promise = pollOutcome(
    async () => {
      askedAt.push(Date.now() - begin);
      const answer = answers[Math.min(askedAt.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      return answer as typeof passed | undefined; // the script above
    },
    { signal: controller.signal, patient },
  );
  return { promise, askedAt, controller };
}

describe('pollOutcome', () => {
  it('asks at once, and no more when there is a verdict', async () => {
    const { promise, askedAt } = poll([passed]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
    expect(askedAt).toEqual([0]);
  });

  it('asks every 2 s, then more rarely, and gives up in less than half a minute', async () => {
    const { promise, askedAt } = poll([undefined]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBeUndefined();
    expect(askedAt).toEqual([0, 2000, 4000, 7000, 12_000, 17_000, 27_000]);
  });

  it('asks three times when the SDK said that nobody finished', async () => {
    const { promise, askedAt } = poll([undefined], false);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBeUndefined();
    expect(askedAt).toEqual([0, 2000, 4000]);
  });

  it('survives two failures in a row', async () => {
    const { promise } = poll([networkError, networkError, passed]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
  });

  it('tells of the third', async () => {
    const { promise, askedAt } = poll([networkError]);
    const outcome = expect(promise).rejects.toBe(networkError);
    await vi.runAllTimersAsync();
    await outcome;
    expect(askedAt).toHaveLength(3);
  });

  it('tells at once of what asking again cannot mend', async () => {
    const refused = new FaceVerificationError('partner_refused', 'for a test');
    const { promise, askedAt } = poll([refused]);
    const outcome = expect(promise).rejects.toBe(refused);
    await vi.runAllTimersAsync();
    await outcome;
    expect(askedAt).toHaveLength(1);
  });

  it('stops asking when it is aborted', async () => {
    const { promise, askedAt, controller } = poll([undefined]);
    const outcome = expect(promise).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(3000);
    controller.abort();
    await outcome;
    await vi.runAllTimersAsync();
    expect(askedAt).toEqual([0, 2000]);
  });
});

describe('a backend that is busy', () => {
  const busy = (retryAfterMs: number) =>
    new FaceVerificationError('http_error', 'for a test', { details: { httpStatus: 429, retryAfterMs } });

  it('is asked again when it said, not before', async () => {
    const { promise, askedAt } = poll([busy(9000), passed]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
    expect(askedAt).toEqual([0, 9000]);
  });

  it('that asks for more than half a minute is told to the person at once', async () => {
    const { promise, askedAt } = poll([busy(60_000)]);
    const outcome = expect(promise).rejects.toMatchObject({ details: { retryAfterMs: 60_000 } });
    await vi.runAllTimersAsync();
    await outcome;
    expect(askedAt).toEqual([0]);
  });

  it('is not asked by all phones at the same time', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0).mockReturnValueOnce(0.999);
    const { promise, askedAt } = poll([undefined, undefined, passed]);
    await vi.runAllTimersAsync();
    await promise;
    expect(askedAt[1]).toBe(1800);
    expect(askedAt[2]).toBeCloseTo(1800 + 2200, -1);
  });
});
