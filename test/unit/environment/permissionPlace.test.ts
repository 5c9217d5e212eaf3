import { expect, it } from 'vitest';
import { permissionPlace } from '../../../src/environment/permissionPlace.js';
import { readEnvironment } from '../../../src/environment/readEnvironment.js';

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 14; V2318A) AppleWebKit/537.36 (KHTML, like Gecko)';
const harmony = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1';

it.each([
  ['Safari on an iPhone', 'iosSafari', `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`],
  ['Chrome on an iPhone', 'iosApp', `${iphone} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`],
  ['WeChat on an iPhone', 'iosApp', `${iphone} Mobile/15E148 MicroMessenger/8.0.60(0x18003c2b)`],
  ['an app on an iPhone', 'iosApp', `${iphone} Mobile/15E148`],
  ['Chrome on Android', 'androidBrowser', `${android} Chrome/140.0.0.0 Mobile Safari/537.36`],
  [
    'a vendor’s browser on Android',
    'androidBrowser',
    `${android} Chrome/115 Mobile Safari/537.36 VivoBrowser/20`,
  ],
  [
    'WeChat on Android',
    'androidApp',
    `${android} Version/4.0 Chrome/130 Mobile Safari/537.36 MicroMessenger/8`,
  ],
  [
    'an app on Android',
    'androidApp',
    `${android.replace(')', '; wv)')} Version/4.0 Chrome/130 Mobile Safari/537.36`,
  ],
  [
    'WeChat on HarmonyOS',
    'harmony',
    `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${harmony} Mobile MicroMessenger/8`,
  ],
  ['a HarmonyOS tablet', 'harmony', `Mozilla/5.0 (Tablet; OpenHarmony 5.0) ${harmony}`],
  ['a HarmonyOS computer', 'computer', `Mozilla/5.0 (PC; OpenHarmony 5.0; HarmonyOS 5.0) ${harmony}`],
  [
    'Chrome on Windows',
    'computer',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36',
  ],
  ['a phone of an unknown system', undefined, 'Mozilla/5.0 (Mobile; rv:48.0) Gecko/48.0 Unknown/1'],
] as const)('%s has the camera’s permission at: %s', (_, place, userAgent) => {
  expect(permissionPlace(readEnvironment({ userAgent }))).toBe(place);
});
