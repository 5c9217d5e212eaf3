import type { FaceVerificationErrorCode } from '../shared/errors.js';
import { type CameraErrorReason, explainCameraError } from './cameraErrors.js';
import { explainCode, explainHttpStatus } from './explainCode.js';
import { appSdkMeanings, cameraMeanings, h5Meanings, httpMeanings, resultMeanings } from './meanings.js';
import { ownActionFor } from './ownActions.js';
import { ownCodes } from './ownCodes.js';
import type { CatalogAction, CatalogReason } from './reasons.js';

/** Origin of a code. */
export type CatalogFamily =
  /** `code` in the return address of the face SDK's H5 page. */
  | 'h5'
  /** `tencentCode` of faceAdvResult, and `errcode` if a backend passes it through. */
  | 'result'
  /** The face SDK in an app. */
  | 'sdk'
  /** An HTTP status, such as `http_429`. */
  | 'http'
  /** The name of an error of the browser's camera or network. */
  | 'browser'
  /** A `FaceVerificationErrorCode`. */
  | 'own';

export interface CatalogEntry {
  readonly code: string;
  readonly family: CatalogFamily;
  /** Description of the event for developers. */
  readonly meaning: string;
  /**
   * Key of the words that the user reads: in `rejected.reasons`, `failed.errors` or, for errors of the browser's camera,
   * `camera.errors` of the messages.
   */
  readonly words: CatalogReason | FaceVerificationErrorCode | CameraErrorReason;
  /** Action that helps the user. */
  readonly action: CatalogAction;
  /** Whether another attempt needs another faceAdv. */
  readonly newTicket: boolean;
  /** URL or file that documents the code. */
  readonly source: string;
}

const SOURCES = {
  h5: 'https://cloud.tencent.com/document/product/1007/114178',
  result:
    'https://github.com/tencentyun/qcloud-documents/blob/master/product/大数据与AI/人脸核身（云智慧眼）/接入文档/错误码.md',
  sdk: 'https://cloud.tencent.com/document/product/1007/35871',
  http: 'https://www.rfc-editor.org/rfc/rfc9110#section-15',
  camera: 'https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia',
  fetch: 'https://fetch.spec.whatwg.org/#fetch-method',
} as const;

/** Sources of the codes that another page documents than that of their family. */
const otherSources: ReadonlyMap<string, string> = new Map([
  ['66660011', 'https://cloud.tencent.com/document/product/1007/114181'],
  ['400604', 'https://cloud.tencent.com/document/product/1007/114181'],
  ['429', 'https://www.rfc-editor.org/rfc/rfc6585#section-4'],
]);

function* partnerEntries(
  family: 'result' | 'h5' | 'sdk',
  meanings: Readonly<Record<string, string>>,
): Generator<CatalogEntry> {
  for (const [code, meaning] of Object.entries(meanings)) {
    const { reason, action } = explainCode(code);
    // After these two the order is still good.
    const newTicket = action !== 'none' && action !== 'askAgain';
    const source = otherSources.get(code) ?? SOURCES[family];
    yield { code, family, meaning, words: reason, action, newTicket, source };
  }
}

function* httpEntries(): Generator<CatalogEntry> {
  for (const [status, meaning] of Object.entries(httpMeanings)) {
    const known = explainHttpStatus(Number(status));
    const source = otherSources.get(status) ?? SOURCES.http;
    if (!known) continue;
    const { reason: words, action } = known;
    yield { code: `http_${status}`, family: 'http', meaning, words, action, newTicket: false, source };
  }
}

function* browserEntries(): Generator<CatalogEntry> {
  const common = { family: 'browser', newTicket: false } as const;
  for (const [code, meaning] of Object.entries(cameraMeanings)) {
    const words = explainCameraError(code);
    if (words) yield { ...common, code, meaning, words, action: 'changeEnvironment', source: SOURCES.camera };
  }
  yield {
    ...common,
    code: 'TypeError',
    meaning: 'No network, or an error of DNS, TLS or CORS; fetch does not say which.',
    words: 'network_unreachable',
    action: 'retry',
    source: SOURCES.fetch,
  };
}

function* ownEntries(): Generator<CatalogEntry> {
  for (const [key, row] of Object.entries(ownCodes)) {
    const code = key as FaceVerificationErrorCode; // a key of the record
    yield { code, family: 'own', words: code, action: ownActionFor(code), ...row };
  }
}

/**
 * Every known code, by its key: the code itself (`66660004`, `3004`, `41002`), `http_` and a status, the name of a
 * browser's error, or a code of `FaceVerificationError`.
 */
export const errorCatalog: ReadonlyMap<string, CatalogEntry> = new Map(
  [
    ...partnerEntries('result', resultMeanings),
    ...partnerEntries('h5', h5Meanings),
    ...partnerEntries('sdk', appSdkMeanings),
    ...httpEntries(),
    ...browserEntries(),
    ...ownEntries(),
  ].map((entry) => [entry.code, entry]),
);
