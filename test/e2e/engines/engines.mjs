import { dirname, join } from 'node:path';
import { findFirefox, findWebkit } from '../../../tools/setup/browser.mjs';
import { driveChromium, driveFirefox, driveWebkit } from './drivers.mjs';
import { findOldChromium } from './oldChromium.mjs';

const CAMERA_FLAGS = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} stands what it stands for
 * @property {() => string | undefined | Promise<string | undefined>} find the path of its binary, where it can be had
 * @property {(path: string) => Promise<import('./drivers.mjs').Driver>} drive
 */

/**
 * What the journeys are told in beside the current Chromium.
 * @type {readonly Engine[]}
 */
export const ENGINES = [
  chromium(66, 'Android 7–8 WebViews that were never updated: the floor'),
  chromium(80, 'older browsers of Huawei, vivo, OPPO'),
  chromium(83, 'early HarmonyOS'),
  chromium(92, 'HarmonyOS 2–3, old WeChat'),
  // https://developer.huawei.com/consumer/cn/doc/harmonyos-guides/web-component-overview names the kernels of ArkWeb.
  chromium(102, 'ArkWeb of HarmonyOS up to 4.0, which is 99: the nearest that can be had'),
  chromium(114, 'ArkWeb of HarmonyOS 4.1–5.1'),
  chromium(132, 'ArkWeb of HarmonyOS 6'),
  chromium(143, 'ArkWeb of HarmonyOS 7, which is 144: the nearest that can be had'),
  {
    name: 'Firefox ESR',
    stands: 'Firefox',
    find: findFirefox,
    drive: (path) =>
      driveFirefox(path, {
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
      }),
  },
  {
    name: 'WebKitGTK',
    stands: 'Safari of today, as far as WebKit alone makes it',
    find: findWebkit,
    drive: (path) => driveWebkit(path, ['--enable-media-stream=true', '--enable-mock-capture-devices=true']),
  },
];

/**
 * @param {number} version
 * @param {string} stands
 * @returns {Engine}
 */
function chromium(version, stands) {
  return {
    name: `Chromium ${version}`,
    stands,
    find: () => findOldChromium(version),
    drive: (path) =>
      driveChromium(path, `${dirname(path)}:${join(dirname(path), 'lib')}`, {
        more: CAMERA_FLAGS,
        oneProcess: version < 92,
      }),
  };
}
