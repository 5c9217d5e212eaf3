import { afterEach, expect, it, vi } from 'vitest';
import { diagnose } from '../../../src/session/diagnose.js';

afterEach(() => {
  vi.restoreAllMocks();
  for (const name of ['mediaDevices', 'permissions']) Reflect.deleteProperty(navigator, name);
  Reflect.deleteProperty(document, 'featurePolicy');
});

function hide(name: 'mediaDevices' | 'permissions'): void {
  Object.defineProperty(navigator, name, { value: undefined, configurable: true });
}

it('returns the abilities of this browser without a permission prompt', async () => {
  const getUserMedia = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
  const found = await diagnose();
  expect(getUserMedia).not.toHaveBeenCalled();
  expect(found).toMatchObject({
    secure: true,
    frame: 'sameOrigin', // Vitest's
    sources: { camera: 'available', paste: true, drop: true },
    stills: 'sensor',
    formats: { jpeg: true, png: true, webp: true, avif: true, heic: false },
    encodes: { jpeg: true, webp: true },
    paths: { worker: true, main: true },
    storage: { session: true, local: true },
  });
  expect(['granted', 'denied', 'prompt']).toContain(found.permission);
  expect(found.cameras).toEqual(expect.any(Number));
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
});

it('reports an unknown permission and no camera when the engine has neither API', async () => {
  hide('permissions');
  hide('mediaDevices');
  const found = await diagnose();
  expect(found.permission).toBe('unknown');
  expect(found.sources.camera).toBe('unsupported');
  expect(found.cameras).toBeUndefined();
});

it('reports a disallowed camera when a policy forbids it', async () => {
  const featurePolicy = { allowsFeature: (feature: string) => feature !== 'camera' };
  Object.defineProperty(document, 'featurePolicy', { value: featurePolicy, configurable: true });
  expect((await diagnose()).sources.camera).toBe('disallowed');
});

it('lists what the consent page lacks when it gets the options', async () => {
  const consent = { handler: '和安人寿', purpose: '领取保险金', contact: '400-000-0000', retention: '30 天' };
  expect((await diagnose({ consent })).missingConsent).toEqual(['consent.withdrawal']);
  expect(await diagnose()).not.toHaveProperty('missingConsent');
});
