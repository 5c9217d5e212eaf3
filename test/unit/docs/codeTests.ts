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
    (code) => ownProvocations.get(code) ?? { en: 'by your page or the photo', zh: '由页面或照片引起' },
  ],
};

const ownProvocations: ReadonlyMap<string, Bilingual> = new Map([
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
