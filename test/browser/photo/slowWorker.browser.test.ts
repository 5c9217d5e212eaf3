import { expect, onTestFinished, test, vi } from 'vitest';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { makePhoto } from '../../fixtures/makePhoto.js';

/** A worker whose script never loads. */
class SilentWorker extends EventTarget {
  static started = 0;
  constructor() {
    super();
    SilentWorker.started += 1;
  }
  postMessage(): void {}
  terminate(): void {}
}

async function pathAfterSilence(photo: Blob): Promise<string> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const work = preparePhoto(photo);
  await vi.advanceTimersByTimeAsync(4000);
  // The stages on the page yield by timers.
  vi.useRealTimers();
  return (await work).path;
}

test('photo is prepared on the page when its worker does not start, and workers are retried once', async () => {
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const photo = await makePhoto({ width: 600, height: 800, orientation: 6 });
  vi.stubGlobal('Worker', SilentWorker);
  expect(await pathAfterSilence(photo)).toBe('main');
  vi.unstubAllGlobals();
  expect((await preparePhoto(photo)).path).toBe('worker');
  vi.stubGlobal('Worker', SilentWorker);
  expect(await pathAfterSilence(photo)).toBe('main');
  expect((await preparePhoto(photo)).path).toBe('main');
  expect(SilentWorker.started).toBe(2);
});
