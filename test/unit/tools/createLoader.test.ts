import { describe, expect, it, vi } from 'vitest';
import { createLoader, type LaterFile } from '../../../tools/build/createLoader.js';

describe('createLoader', () => {
  it('createLoader loads the files of a part one after another, and each once', async () => {
    const { loader, addresses } = createTestLoader();
    await Promise.all([loader.load('dep.js', 'a.js'), loader.load('dep.js', 'b.js')]);
    await loader.load('dep.js', 'a.js');
    expect(addresses()).toEqual(['./dep.js', './a.js', './b.js']);
    expect(Object.keys(loader.parts)).toEqual(['dep.js', 'a.js', 'b.js']);
  });

  it('createLoader requests a file that failed by another address, and no other file again', async () => {
    const { loader, fail, addresses } = createTestLoader();
    fail('./dep.js');
    await expect(loader.load('dep.js', 'a.js')).rejects.toThrow('./dep.js');
    fail('./a.js');
    await expect(loader.load('dep.js', 'a.js')).rejects.toThrow('./a.js');
    await expect(loader.load('dep.js', 'a.js')).resolves.toEqual({ from: './a.js?try=2' });
    expect(addresses()).toEqual(['./dep.js', './dep.js?try=2', './a.js', './a.js?try=2']);
  });

  it('createLoader joins a request that hangs, and begins another one for a retry', async () => {
    const { loader, hang, addresses } = createTestLoader();
    hang('./a.js');
    void loader.load('a.js');
    void loader.load('a.js');
    await vi.waitFor(() => expect(addresses()).toEqual(['./a.js']));
    loader.isRetry = true;
    await expect(loader.load('a.js')).resolves.toEqual({ from: './a.js?try=2' });
  });

  it('createLoader keeps the file that arrives first', async () => {
    const { loader, hang } = createTestLoader();
    const arrive = hang('./a.js');
    const first = loader.load('a.js');
    await Promise.resolve();
    loader.isRetry = true;
    await loader.load('a.js');
    arrive();
    await expect(first).resolves.toEqual({ from: './a.js?try=2' });
    expect(loader.parts).toEqual({ 'a.js': { from: './a.js?try=2' } });
  });

  it('createLoader gives a file the loader, through which it finds what it imports', async () => {
    const { loader, answer } = createTestLoader();
    answer('./a.js', (given) => ({ isSame: given === loader, dep: given.parts['dep.js'] }));
    await expect(loader.load('dep.js', 'a.js')).resolves.toEqual({ isSame: true, dep: { from: './dep.js' } });
  });

  it('createLoader loads from the folder that is set when the load begins', async () => {
    const { loader, addresses } = createTestLoader();
    loader.base = 'https://cdn.example.test/face/';
    await loader.load('a.js');
    expect(addresses()).toEqual(['https://cdn.example.test/face/a.js']);
  });
});

/** Returns a loader over files that arrive at once, unless a test says otherwise. */
function createTestLoader() {
  const answers = new Map<string, Promise<LaterFile>>();
  const fileFrom = (address: string): LaterFile => ({ default: () => ({ from: address }) });
  const importFile = vi.fn(async (address: string) => answers.get(address) ?? fileFrom(address));
  const loader = createLoader(importFile);
  return {
    loader,
    addresses: () => importFile.mock.calls.map(([address]) => address),
    answer: (address: string, file: LaterFile['default']) =>
      answers.set(address, Promise.resolve({ default: file })),
    fail(address: string) {
      const failure = Promise.reject(new Error(address));
      failure.catch(() => {});
      answers.set(address, failure);
    },
    hang(address: string): () => void {
      let arrive = () => {};
      answers.set(address, new Promise((resolve) => (arrive = () => resolve(fileFrom(address)))));
      return () => arrive();
    },
  };
}
