import { describe, expect, it } from 'vitest';
import type { CameraErrorKind } from '../../../src/camera/cameraState.js';
import { rankWays } from '../../../src/react/screens/rankWays.js';

const phone = { offered: true, hasMouse: false } as const;
const desktop = { offered: true, hasMouse: true } as const;
const withoutPage = { offered: false, hasMouse: false } as const;

const errors: Record<Exclude<CameraErrorKind, 'denied' | 'absent'>, true> = {
  busy: true,
  insecure: true,
  unsupported: true,
  late: true,
  black: true,
  muted: true,
  ended: true,
  failed: true,
};

describe('ways to a photo', () => {
  it.each([
    ['a phone', phone, ['page', 'album']],
    ['a desktop', desktop, ['page', 'album']],
    ['a phone without the in-page camera', withoutPage, ['system', 'album']],
    ['a desktop without the in-page camera', { ...desktop, offered: false }, ['album']],
    ['an app with a camera', { ...withoutPage, host: 'works' }, ['host', 'album']],
    ['an app with a camera beside the in-page one', { ...phone, host: 'works' }, ['page', 'host', 'album']],
    ['an app whose camera has failed', { ...withoutPage, host: 'failed' }, ['system', 'host', 'album']],
    ['a phone that refused the camera', { ...phone, error: 'denied' }, ['system', 'page', 'album']],
    [
      'a phone that refused it and opens the rear camera',
      { ...phone, error: 'denied', captureOpensRear: true },
      ['page', 'system', 'album'],
    ],
    ['a phone that refused it twice', { ...withoutPage, error: 'denied' }, ['system', 'album']],
    ['a desktop that refused it', { ...desktop, error: 'denied' }, ['page', 'album']],
    ['a phone that reports no camera', { ...phone, error: 'absent' }, ['album']],
    ['such a phone in an app with a camera', { ...phone, error: 'absent', host: 'works' }, ['album', 'host']],
    ['a desktop without a camera', { ...desktop, error: 'absent' }, ['album', 'page']],
    ['a page that the camera app has cost', { ...phone, lostTo: 'camera' }, ['page', 'album']],
    ['such a page without the in-page camera', { ...withoutPage, lostTo: 'camera' }, ['album', 'system']],
    ['a page that the album has cost', { ...withoutPage, lostTo: 'album' }, ['system', 'album']],
  ] as const)('%s shows them in this order', (_, circumstances, ways) => {
    expect(rankWays(circumstances)).toEqual(ways);
  });

  it.each(Object.keys(errors) as (keyof typeof errors)[])(
    'camera that is %s may be tried again first',
    (error) => {
      expect(rankWays({ ...phone, error })).toEqual(['page', 'system', 'album']);
      expect(rankWays({ ...desktop, error })).toEqual(['page', 'album']);
    },
  );
});
