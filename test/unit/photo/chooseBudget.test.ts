import { fc, test as property } from '@fast-check/vitest';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseBudget } from '../../../src/photo/chooseBudget.js';

const weak = { effectiveType: '4g', rtt: 150, downlink: 5 };

test.for([
  [{}, 400_000, 'limit', 200_000, 'largeFace'],
  [{ effectiveType: '4g', firstRequestMs: 200 }, 400_000, 'limit', 200_000, 'largeFace'],
  [{ effectiveType: '4g', rtt: 50, downlink: 10 }, 400_000, 'limit', 200_000, 'largeFace'],
  // Chromium declares this before it has measured anything.
  [{ effectiveType: '4g', rtt: 125, downlink: 1.7 }, 400_000, 'limit', 200_000, 'largeFace'],
  [{ ...weak, rtt: 149 }, 400_000, 'limit', 200_000, 'largeFace'],
  [{ ...weak, downlink: 5.1 }, 400_000, 'limit', 200_000, 'largeFace'],
  [{ rtt: 150 }, 400_000, 'limit', 200_000, 'largeFace'],
  [weak, 200_000, 'slowConnection', 133_336, 'slowConnection'],
  [{ rtt: 269 }, 400_000, 'limit', 200_000, 'largeFace'],
  [{ rtt: 270 }, 200_000, 'slowConnection', 133_336, 'slowConnection'],
  [{ rtt: 1399 }, 200_000, 'slowConnection', 133_336, 'slowConnection'],
  [{ rtt: 1400 }, 133_336, 'slowConnection', 133_336, 'slowConnection'],
  [{ effectiveType: '3g' }, 200_000, 'slowConnection', 133_336, 'slowConnection'],
  [{ effectiveType: '2g' }, 133_336, 'slowConnection', 133_336, 'slowConnection'],
  [{ effectiveType: 'slow-2g' }, 133_336, 'slowConnection', 133_336, 'slowConnection'],
  [{ effectiveType: '4g', saveData: true }, 133_336, 'saveData', 133_336, 'saveData'],
  [{ firstRequestMs: 1399 }, 400_000, 'limit', 200_000, 'largeFace'],
  [{ firstRequestMs: 1400 }, 200_000, 'slowFirstRequest', 133_336, 'slowFirstRequest'],
  [{ firstRequestMs: 2699 }, 200_000, 'slowFirstRequest', 133_336, 'slowFirstRequest'],
  [{ firstRequestMs: 2700 }, 133_336, 'slowFirstRequest', 133_336, 'slowFirstRequest'],
  [{ effectiveType: '3g', firstRequestMs: 5000 }, 133_336, 'slowFirstRequest', 133_336, 'slowFirstRequest'],
] as const)(
  'budget on the connection %j is %i characters (%s), of a large face %i (%s)',
  ([connection, any, anyReason, large, largeReason]) => {
    expect(chooseBudget({ connection })).toEqual({ maxBase64Length: any, reason: anyReason });
    const budget = chooseBudget({ connection, largeFace: true });
    expect(budget).toEqual({ maxBase64Length: large, reason: largeReason });
  },
);

test('budget keeps the limit when the host ignores the connection', () => {
  const inputs = { maxBase64Length: 300_000, connection: 'ignore', largeFace: true } as const;
  expect(chooseBudget(inputs)).toEqual({ maxBase64Length: 300_000, reason: 'fixed' });
});

test('budget of a large face is the host’s own limit if there is one', () => {
  const inputs = { connection: {}, largeFace: true };
  const budget = { maxBase64Length: 400_000, reason: 'limit' };
  expect(chooseBudget({ ...inputs, maxBase64Length: 400_000 })).toEqual(budget);
  expect(chooseBudget({ ...inputs, maxBase64Length: 30_000 })).toEqual({
    ...budget,
    maxBase64Length: 30_000,
  });
});

test.for([19_999, 0, -1, Number.NaN])('budget rejects a limit of %d', (maxBase64Length) => {
  expect(() => chooseBudget({ maxBase64Length, connection: {} })).toThrow(
    expect.objectContaining({ code: 'invalid_options', message: expect.stringMatching(/at least 20000/) }),
  );
});

test('budget accepts a limit of 20,000 characters', () => {
  const budget = chooseBudget({ maxBase64Length: 20_000, connection: {} });
  expect(budget).toEqual({ maxBase64Length: 20_000, reason: 'limit' });
});

describe('connection of the browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.for([
    [{ effectiveType: '3g', rtt: 300, saveData: false }, 200_000, 'slowConnection'],
    [{ effectiveType: '4g', saveData: true }, 133_336, 'saveData'],
    [{ saveData: true }, 133_336, 'saveData'],
    [{ effectiveType: '2g' }, 133_336, 'slowConnection'],
    [{ effectiveType: '4g', rtt: 200, downlink: 2 }, 200_000, 'slowConnection'],
    [{}, 400_000, 'limit'],
    [undefined, 400_000, 'limit'],
  ] as const)(
    'budget with navigator.connection %j is %i characters with the reason %s',
    ([connection, maxBase64Length, reason]) => {
      vi.stubGlobal('navigator', { connection });
      expect(chooseBudget()).toEqual({ maxBase64Length, reason });
    },
  );

  /** A file of `kilobytes` that the server answers after `rtt` ms and sends for `ms` more. */
  const file = (kilobytes: number, rtt: number, ms: number, transferSize = kilobytes * 1000) => ({
    ...{ initiatorType: 'script', transferSize, encodedBodySize: kilobytes * 1000 },
    ...{ requestStart: 100, responseStart: 100 + rtt, responseEnd: 100 + rtt + ms },
  });

  test.for([
    ['no file', [], 400_000],
    ['a fast file', [file(300, 40, 60)], 400_000],
    ['files after the round trip of 3G', [file(5, 300, 5), file(5, 320, 5)], 200_000],
    ['files after the round trip of 2G', [file(5, 1500, 5)], 133_336],
    ['one slow answer of the server beside a fast one', [file(5, 900, 5), file(5, 40, 5)], 400_000],
    ['300 kB in 1.5 s after 200 ms', [file(300, 200, 1500)], 200_000],
    ['300 kB in 0.9 s after 200 ms, which slow start explains', [file(300, 200, 900)], 400_000],
    ['a slow file beside a fast one', [file(300, 200, 1500), file(300, 200, 900)], 400_000],
    ['a small file in 1.5 s', [file(20, 200, 1500)], 400_000],
    ['a slow answer to a script alone', [{ ...file(5, 1500, 5), initiatorType: 'fetch' }], 400_000],
    ['a file from the cache', [file(300, 2000, 1500, 0)], 400_000],
    [
      'a file of an origin that hides its times',
      [{ ...file(300, 0, 0), requestStart: 0, responseStart: 0 }],
      400_000,
    ],
  ] as const)(
    'budget without navigator.connection, with %s, is measured',
    ([_name, files, maxBase64Length]) => {
      vi.stubGlobal('navigator', {});
      vi.stubGlobal('performance', { getEntriesByType: () => files });
      expect(chooseBudget().maxBase64Length).toBe(maxBase64Length);
    },
  );

  test('budget measures the files when a WebView declares 4G and no round-trip time', () => {
    vi.stubGlobal('navigator', { connection: { effectiveType: '4g', rtt: 0, downlink: 10 } });
    vi.stubGlobal('performance', { getEntriesByType: () => [file(5, 300, 5)] });
    expect(chooseBudget()).toEqual({ maxBase64Length: 200_000, reason: 'slowConnection' });
  });
});

const connection = fc.record(
  {
    saveData: fc.boolean(),
    effectiveType: fc.constantFrom('slow-2g', '2g', '3g', '4g', '5g'),
    rtt: fc.nat(),
    downlink: fc.nat(),
    firstRequestMs: fc.nat(),
  },
  { requiredKeys: [] },
);

property.prop([fc.integer({ min: 20_000, max: 400_000 }), connection, fc.boolean()])(
  'budget never exceeds the limit, and never falls below 133,336 characters unless the limit does',
  (limit, facts, largeFace) => {
    const { maxBase64Length } = chooseBudget({ maxBase64Length: limit, connection: facts, largeFace });
    expect(maxBase64Length).toBeLessThanOrEqual(limit);
    expect(maxBase64Length).toBeGreaterThanOrEqual(Math.min(limit, 133_336));
  },
);
