import type { CatalogEntry } from '../../../src/core.js';
import type { Bilingual } from './errorAdvice.js';

/** Test of the codes of each family, and the mock that produces a code. */
export const codeTests: Readonly<
  Record<CatalogEntry['family'], readonly [file: string, title: string, provoke: (code: string) => Bilingual]>
> = {
  result: [
    'test/browser/react/partnerApi.browser.test.tsx',
    'code $code: $meaning',
    (code) => userId(`code_${code}`),
  ],
  h5: ['test/browser/react/partnerApi.browser.test.tsx', 'code $code: $meaning', sdkCode],
  sdk: ['test/browser/react/partnerApi.browser.test.tsx', 'code $code: $meaning', sdkCode],
  http: [
    'test/browser/react/faultMatrix.browser.test.tsx',
    'fault $name: $description',
    (code) => userId(`fault_${code.replace('_', '')}`),
  ],
  browser: [
    'test/browser/react/CaptureScreen.browser.test.tsx',
    '$code is explained in the words of the catalog',
    (code) =>
      code === 'TypeError'
        ? userId('fault_offline')
        : { en: '`behavior` of `createFakeCamera`', zh: '`createFakeCamera` 的 `behavior`' },
  ],
  own: [
    'test/browser/react/partnerApi.browser.test.tsx',
    'own code $code has its screen',
    (code) => ownProvocations.get(code) ?? { en: 'no mock', zh: '没有对应的 mock' },
  ],
};

const badFile: Bilingual = { en: 'choose such a file', zh: '选一个这样的文件' };

const ownProvocations: ReadonlyMap<string, Bilingual> = new Map([
  ['invalid_options', { en: 'leave `userId` out', zh: '不传 `userId`' }],
  [
    'part_unavailable',
    {
      en: 'block the requests of the files beside `embed.js` in the developer tools',
      zh: '在开发者工具里拦住 `embed.js` 旁边的文件',
    },
  ],
  ['photo_not_an_image', badFile],
  ['photo_format_unsupported', badFile],
  ['photo_unreadable', { en: 'choose an empty file', zh: '选一个空文件' }],
  ['photo_damaged', badFile],
  ['photo_too_large', badFile],
  ['photo_too_small', badFile],
  ['photo_bad_shape', badFile],
  ['photo_canvas_blocked', { en: 'run the page in jsdom', zh: '在 jsdom 里运行页面' }],
  ['photo_source_failed', { en: 'let `photo.takePhoto` throw', zh: '让 `photo.takePhoto` 抛出异常' }],
  ['token_unavailable', { en: 'let `api.getToken` throw', zh: '让 `api.getToken` 抛出异常' }],
  ['async_unresolved', { en: 'let `api.resolveTicket` throw', zh: '让 `api.resolveTicket` 抛出异常' }],
  [
    'handoff_failed',
    {
      en: 'let a `loginUrl` function return a host outside `allowedHosts`',
      zh: '让 `loginUrl` 函数返回 `allowedHosts` 以外的域名',
    },
  ],
  [
    'handoff_in_mini_program',
    {
      en: 'add `MicroMessenger miniProgram` to the user agent in the developer tools',
      zh: '在开发者工具里给 User-Agent 加上 `MicroMessenger miniProgram`',
    },
  ],
  [
    'handoff_outside_app',
    { en: '`bridgeHandoff({ bridge: undefined })`', zh: '`bridgeHandoff({ bridge: undefined })`' },
  ],
  ['network_unreachable', userId('fault_offline')],
  ['request_timed_out', userId('fault_hangs')],
  ['unauthorized', userId('fault_http401')],
  ['http_error', userId('fault_http500')],
  ['malformed_response', userId('fault_html200')],
  ['partner_refused', userId('errcode_50012')],
  ['ticket_incomplete', userId('fault_faceIdMissing')],
  ['result_mismatch', userId('resultFault_otherOrder')],
  ['handoff_incomplete_ticket', { en: 'scenario `unsignedTicket`', zh: '场景 `unsignedTicket`' }],
  ['handoff_interrupted', sdkCode('3003')],
  ['handoff_camera_denied', sdkCode('3004')],
  ['handoff_unsupported', sdkCode('3001')],
]);

function userId(value: string): Bilingual {
  return { en: `userId \`${value}\``, zh: `userId \`${value}\`` };
}

function sdkCode(code: string): Bilingual {
  return { en: `\`sdkCode: '${code}'\``, zh: `\`sdkCode: '${code}'\`` };
}
