import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoader } from '../../../tools/build/createLoader.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createLoader', () => {
  it('createLoader loads the files of a part one after another, and each once', async () => {
    const { load, addresses, parts } = createTestLoader();
    await Promise.all([load('dep.js', 'a.js'), load('dep.js', 'b.js')]);
    await load('dep.js', 'a.js');
    expect(addresses()).toEqual(['./dep.js', './a.js', './b.js']);
    expect(Object.keys(parts)).toEqual(['dep.js', 'a.js', 'b.js']);
  });

  it('createLoader requests a file that failed by another address, and no other file again', async () => {
    const { load, fail, addresses } = createTestLoader();
    fail('./dep.js');
    await expect(load('dep.js', 'a.js')).rejects.toThrow('./dep.js');
    fail('./a.js');
    await expect(load('dep.js', 'a.js')).rejects.toThrow('./a.js');
    await expect(load('dep.js', 'a.js')).resolves.toEqual({ from: './a.js?try=2' });
    expect(addresses()).toEqual(['./dep.js', './dep.js?try=2', './a.js', './a.js?try=2']);
  });

  it('createLoader joins a request that hangs for less than 19 s, and begins another one later', async () => {
    const { load, hang, addresses } = createTestLoader();
    hang('./a.js');
    void load('a.js');
    vi.advanceTimersByTime(18_000);
    void load('a.js');
    await vi.waitFor(() => expect(addresses()).toEqual(['./a.js']));
    vi.advanceTimersByTime(2000);
    await expect(load('a.js')).resolves.toEqual({ from: './a.js?try=2' });
  });

  it('createLoader keeps the module that arrives first', async () => {
    const { load, hang, parts } = createTestLoader();
    const arrive = hang('./a.js');
    const first = load('a.js');
    vi.advanceTimersByTime(20_000);
    await load('a.js');
    arrive();
    await expect(first).resolves.toEqual({ from: './a.js?try=2' });
    expect(parts).toEqual({ 'a.js': { from: './a.js?try=2' } });
  });
});

/** Returns a loader over files that arrive at once, unless a test says otherwise. */
function createTestLoader() {
  const parts: Record<string, object> = {};
  const answers = new Map<string, Promise<object>>();
  const importFile = vi.fn(
    async (address: string): Promise<object> => answers.get(address) ?? { from: address },
  );
  return {
    parts,
    load: createLoader(parts, importFile),
    addresses: () => importFile.mock.calls.map(([address]) => address),
    fail(address: string) {
      const failure = Promise.reject(new Error(address));
      failure.catch(() => {});
      answers.set(address, failure);
    },
    hang(address: string): () => void {
      let arrive = () => {};
      answers.set(address, new Promise((resolve) => (arrive = () => resolve({ from: address }))));
      return () => arrive();
    },
  };
}
