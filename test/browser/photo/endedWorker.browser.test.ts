import { expect, onTestFinished, test, vi } from 'vitest';
import { preparePhoto } from '../../../src/photo/preparePhoto.js';
import { makePhoto } from '../../fixtures/makePhoto.js';

/** A worker that the engine ends while it waits for its job. */
class EndedWorker extends Worker {
  override postMessage(): void {
    this.terminate();
  }
}

// A file of its own: a page gives workers up after two failures.
test('photo is prepared on the page when its preloaded worker has ended without an event', async () => {
  onTestFinished(() => void vi.unstubAllGlobals());
  const photo = await makePhoto({ width: 600, height: 800, orientation: 6 });
  vi.stubGlobal('Worker', EndedWorker);
  expect((await preparePhoto(photo)).path).toBe('main');
});
