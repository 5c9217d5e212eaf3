import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pollOutcome, waitForVerdict } from '../../../src/client/poll.js';
import { createRateLimit } from '../../../src/client/rateLimit.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import { stubDocument } from '../../fixtures/stubDocument.js';
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
  const askInTurn = createRateLimit();
  const ask = async () => {
    askedAt.push(Date.now() - begin);
    const answer = answers[Math.min(askedAt.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer as typeof passed | undefined; // the script above
  };
  const { signal } = controller;
  const promise = pollOutcome(() => askInTurn(ask, signal), { signal, patient });
  return { promise, askedAt, controller };
}

describe('pollOutcome', () => {
  it('pollOutcome queries at once and stops when there is a verdict', async () => {
    const { promise, askedAt } = poll([passed]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
    expect(askedAt).toEqual([0]);
  });

  it('pollOutcome queries every 2 s, then less often, and gives up within 30 s', async () => {
    const { promise, askedAt } = poll([undefined]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBeUndefined();
    expect(askedAt).toEqual([0, 2000, 4000, 7000, 12_000, 17_000, 27_000]);
  });

  it('pollOutcome queries three times when the SDK returned an error', async () => {
    const { promise, askedAt } = poll([undefined], false);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBeUndefined();
    expect(askedAt).toEqual([0, 2000, 4000]);
  });

  it('pollOutcome survives two consecutive failures', async () => {
    const { promise } = poll([networkError, networkError, passed]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
  });

  it('pollOutcome rejects with the third consecutive failure', async () => {
    const { promise, askedAt } = poll([networkError]);
    const outcome = expect(promise).rejects.toBe(networkError);
    await vi.runAllTimersAsync();
    await outcome;
    expect(askedAt).toHaveLength(3);
  });

  it('pollOutcome rejects at once when a failure is not transient', async () => {
    const refused = new FaceVerificationError('partner_refused', 'for a test');
    const { promise, askedAt } = poll([refused]);
    const outcome = expect(promise).rejects.toBe(refused);
    await vi.runAllTimersAsync();
    await outcome;
    expect(askedAt).toHaveLength(1);
  });

  it('pollOutcome stops when its signal aborts', async () => {
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

  it('pollOutcome waits for Retry-After before the next query', async () => {
    const { promise, askedAt } = poll([busy(9000), passed]);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
    expect(askedAt).toEqual([0, 9000]);
  });

  it('pollOutcome rejects at once when Retry-After exceeds 30 s', async () => {
    const { promise, askedAt } = poll([busy(60_000)]);
    const outcome = expect(promise).rejects.toMatchObject({ details: { retryAfterMs: 60_000 } });
    await vi.runAllTimersAsync();
    await outcome;
    expect(askedAt).toEqual([0]);
  });

  it('pollOutcome varies its delays between phones', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0).mockReturnValueOnce(0.999);
    const { promise, askedAt } = poll([undefined, undefined, passed]);
    await vi.runAllTimersAsync();
    await promise;
    expect(askedAt[1]).toBe(1800);
    expect(askedAt[2]).toBeCloseTo(1800 + 2200, -1);
  });
});

describe('a page that is hidden', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('pollOutcome queries nothing while the page is hidden, and soon when it becomes visible', async () => {
    const page = stubDocument();
    const { askedAt, controller, promise } = poll([undefined]);
    const outcome = expect(promise).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(500);
    page.hide();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(askedAt).toEqual([0]);
    page.show();
    await vi.advanceTimersByTimeAsync(0);
    expect(askedAt).toEqual([0, 600_500]);
    controller.abort();
    await outcome;
  });

  it('pollOutcome does not use up an attempt when the page becomes visible during a delay', async () => {
    const page = stubDocument();
    const { askedAt, promise } = poll([undefined]);
    await vi.advanceTimersByTimeAsync(500);
    page.hide();
    await vi.advanceTimersByTimeAsync(100);
    page.show();
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBeUndefined();
    expect(askedAt).toEqual([0, ...[0, 2000, 4000, 7000, 12_000, 17_000, 27_000].map((at) => at + 1000)]);
  });

  it('pollOutcome keeps Retry-After when the page becomes visible', async () => {
    const page = stubDocument();
    const busy = new FaceVerificationError('http_error', 'for a test', {
      details: { httpStatus: 503, retryAfterMs: 9000 },
    });
    const { askedAt, promise } = poll([busy, passed]);
    await vi.advanceTimersByTimeAsync(500);
    page.hide();
    page.show();
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toBe(passed);
    expect(askedAt).toEqual([0, 9000]);
  });

  it('pollOutcome repeats a query at once when hiding the page cancelled it', async () => {
    const page = stubDocument();
    let questions = 0;
    let inFlight = 0;
    const { signal } = new AbortController();
    const promise = pollOutcome(
      async () => {
        questions += 1;
        inFlight += 1;
        expect(inFlight).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        inFlight -= 1;
        // As iOS does, which says so only when the page is shown again.
        if (questions <= 4) throw networkError;
        return passed;
      },
      { signal, patient: true },
    );
    for (let turn = 0; turn < 4; turn += 1) {
      await vi.advanceTimersByTimeAsync(1);
      page.hide();
      page.show();
      await vi.advanceTimersByTimeAsync(1000);
    }
    await vi.advanceTimersByTimeAsync(1001);
    await expect(promise).resolves.toBe(passed);
    expect(questions).toBe(5);
  });

  it('waitForVerdict resolves when there is a verdict and pauses while the page is hidden', async () => {
    const page = stubDocument();
    const askedAt: number[] = [];
    const begin = Date.now();
    const decided = waitForVerdict(async () => {
      askedAt.push(Date.now() - begin);
      return askedAt.length === 2 ? passed : undefined;
    }, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(3100);
    page.hide();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(askedAt).toEqual([3000]);
    page.show();
    await decided;
    expect(askedAt).toEqual([3000, 63_100]);
  });

  it('waitForVerdict survives transient failures and rejects with any other', async () => {
    const answers = [
      new FaceVerificationError('network_unreachable', 'for a test'),
      new FaceVerificationError('http_error', 'for a test', { details: { httpStatus: 500 } }),
      new FaceVerificationError('http_error', 'for a test', { details: { httpStatus: 404 } }),
    ];
    let asked = 0;
    const decided = waitForVerdict(() => Promise.reject(answers[asked++]), new AbortController().signal);
    const outcome = expect(decided).rejects.toBe(answers[2]);
    await vi.advanceTimersByTimeAsync(3000 + 6000 + 11_999);
    expect(asked).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    await outcome;
  });

  const happening = fc.oneof(
    fc.record({ what: fc.constantFrom('hide', 'show') }),
    fc.record({ what: fc.constant('pass'), ms: fc.integer({ min: 0, max: 12_000 }) }),
  );
  // A verdict, none yet, a request lost after a while, or a backend that is busy.
  const answer = fc.record({
    takesMs: fc.constantFrom(0, 40, 3000, 14_000),
    says: fc.constantFrom('nothing', 'nothing', 'nothing', 'lost', 'busy', 'verdict'),
  });

  test.prop([fc.array(happening, { maxLength: 25 }), fc.array(answer, { minLength: 1, maxLength: 12 })], {
    numRuns: 300,
  })(
    'pollOutcome never queries while hidden, never runs two queries, and ends',
    async (happenings, answers) => {
      const page = stubDocument();
      const busy = new FaceVerificationError('http_error', 'for a test', {
        details: { httpStatus: 503, retryAfterMs: 5000 },
      });
      let open = 0;
      let asked = 0;
      let ended = false;
      const query = async () => {
        expect(document.visibilityState).toBe('visible');
        open += 1;
        expect(open).toBe(1);
        const { takesMs = 0, says } = answers[asked++ % answers.length] ?? {};
        await new Promise((resolve) => setTimeout(resolve, takesMs));
        open -= 1;
        if (says === 'lost') throw networkError;
        if (says === 'busy') throw busy;
        return says === 'verdict' ? passed : undefined;
      };
      let broken: unknown;
      const { signal } = new AbortController();
      const promise = pollOutcome(query, { signal, patient: true }).then(
        (outcome) => {
          ended = true;
          expect(outcome === undefined || outcome === passed).toBe(true);
        },
        (error: unknown) => {
          ended = true;
          if (error !== networkError && error !== busy) broken = error;
        },
      );
      for (const { what, ...more } of happenings) {
        if (what === 'hide') page.hide();
        else if (what === 'show') page.show();
        await vi.advanceTimersByTimeAsync('ms' in more ? more.ms : 0);
      }
      page.show();
      await vi.advanceTimersByTimeAsync(300_000);
      expect(ended).toBe(true);
      await promise;
      expect(broken).toBeUndefined();
    },
  );
});
