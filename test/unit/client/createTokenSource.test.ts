import { describe, expect, it, vi } from 'vitest';
import { createTokenSource } from '../../../src/client/createTokenSource.js';

describe('createTokenSource', () => {
  it('get calls getToken once for concurrent callers', async () => {
    const getToken = vi.fn(async () => 'a');
    const source = createTokenSource(getToken);
    expect(await Promise.all([source.get(), source.get(), source.get()])).toEqual(['a', 'a', 'a']);
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('renew calls getToken once for a hundred concurrent refusals', async () => {
    const getToken = vi.fn(async (reason: string) => reason);
    const source = createTokenSource(getToken);
    const refused = await source.get();
    const renewed = await Promise.all(Array.from({ length: 100 }, () => source.renew(refused)));
    expect(new Set(renewed)).toEqual(new Set(['expired']));
    expect(getToken.mock.calls).toEqual([['first'], ['expired']]);
  });

  it('get calls getToken again after a failure', async () => {
    const getToken = vi
      .fn<() => string>(() => 'b')
      .mockImplementationOnce(() => {
        throw new Error('logged out');
      });
    const source = createTokenSource(getToken);
    await expect(source.get()).rejects.toMatchObject({
      code: 'token_unavailable',
      cause: Error('logged out'),
    });
    await expect(source.get()).resolves.toBe('b');
  });
});
