import { fc, test as property } from '@fast-check/vitest';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseBudget } from '../../../src/photo/chooseBudget.js';

test.for([
  [{}, 400_000, 'limit'],
  [{ effectiveType: '4g', firstRequestMs: 200 }, 400_000, 'limit'],
  [{ effectiveType: '3g' }, 200_000, 'slowConnection'],
  [{ effectiveType: '2g' }, 133_336, 'slowConnection'],
  [{ effectiveType: 'slow-2g' }, 133_336, 'slowConnection'],
  [{ effectiveType: '4g', saveData: true }, 133_336, 'saveData'],
  [{ firstRequestMs: 1399 }, 400_000, 'limit'],
  [{ firstRequestMs: 1400 }, 200_000, 'slowFirstRequest'],
  [{ firstRequestMs: 2699 }, 200_000, 'slowFirstRequest'],
  [{ firstRequestMs: 2700 }, 133_336, 'slowFirstRequest'],
  [{ effectiveType: '3g', firstRequestMs: 5000 }, 133_336, 'slowFirstRequest'],
] as const)(
  'budget on the connection %j is %i characters with the reason %s',
  ([connection, maxBase64Length, reason]) => {
    expect(chooseBudget(undefined, connection)).toEqual({ maxBase64Length, reason });
  },
);

test('budget keeps the limit when the host ignores the connection', () => {
  expect(chooseBudget(300_000, 'ignore')).toEqual({ maxBase64Length: 300_000, reason: 'fixed' });
});

test.for([19_999, 0, -1, Number.NaN])('budget rejects a limit of %d', (limit) => {
  expect(() => chooseBudget(limit, {})).toThrow(
    expect.objectContaining({ code: 'invalid_options', message: expect.stringMatching(/at least 20000/) }),
  );
  expect(chooseBudget(20_000, {})).toEqual({ maxBase64Length: 20_000, reason: 'limit' });
});

describe('connection of the browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.for([
    [{ effectiveType: '3g', saveData: false }, 200_000, 'slowConnection'],
    [{ effectiveType: '4g', saveData: true }, 133_336, 'saveData'],
    [{ saveData: true }, 133_336, 'saveData'],
    [{ effectiveType: '2g' }, 133_336, 'slowConnection'],
    [{}, 400_000, 'limit'],
    [undefined, 400_000, 'limit'],
  ] as const)(
    'budget with navigator.connection %j is %i characters with the reason %s',
    ([connection, maxBase64Length, reason]) => {
      vi.stubGlobal('navigator', { connection });
      expect(chooseBudget()).toEqual({ maxBase64Length, reason });
    },
  );
});

const connection = fc.record(
  {
    saveData: fc.boolean(),
    effectiveType: fc.constantFrom('slow-2g', '2g', '3g', '4g', '5g'),
    firstRequestMs: fc.nat(),
  },
  { requiredKeys: [] },
);

property.prop([fc.integer({ min: 20_000, max: 400_000 }), connection])(
  'budget never exceeds the limit, and never falls below 133,336 characters unless the limit does',
  (limit, facts) => {
    const { maxBase64Length } = chooseBudget(limit, facts);
    expect(maxBase64Length).toBeLessThanOrEqual(limit);
    expect(maxBase64Length).toBeGreaterThanOrEqual(Math.min(limit, 133_336));
  },
);
