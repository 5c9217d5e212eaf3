import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HostServer, startHostServer } from '../hosts/hostServer.js';
import type { Driver } from './drivers.mjs';
import { ENGINES } from './engines.mjs';
import { addPages, journeys, SEEN } from './journeys.js';

/** Runs the journeys in one engine. Without it, they are skipped on a developer's machine and fail under CI. */
export function runJourneys(engine: string): void {
  let host: HostServer;
  let driver: Driver | undefined;
  let launchError: unknown;

  beforeAll(async () => {
    host = await startHostServer();
    addPages(host);
  });
  afterEach(async () => {
    await driver?.close();
    driver = undefined;
  });
  afterAll(() => host.close());

  describe(engine, async () => {
    const found = ENGINES.find(({ name }) => name === engine);
    if (!found) throw new Error(`${engine} is none of the engines.`);
    const path = await found.find();

    it.skipIf(!path && !process.env['CI']).each(journeys)('$title', async ({ at, walk }) => {
      if (!path) throw new Error(`${engine} is not installed.`);
      // An engine that did not start once is not waited for again.
      if (launchError) throw launchError;
      const phone = await found.drive(path).catch((error) => {
        launchError = error;
        throw error;
      });
      driver = phone;
      await phone.open(host.url + at);
      const outcome = await walk(phone, host).catch(async (error: Error) => {
        throw new Error(`${error.message}; seen: ${await phone.evaluate(SEEN).catch(String)}`);
      });
      expect(outcome).toBeUndefined();
    });
  });
}
