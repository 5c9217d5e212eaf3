import type { FaceVerificationErrorCode } from '../shared/errors.js';
import { type CameraRefusal, cameraErrors } from './cameraErrors.js';
import { type CatalogueAction, type CatalogueReason, httpCodes, partnerCodes } from './codes.js';
import { ownCodes } from './ownCodes.js';

/** Where a code comes from. */
export type CatalogueFamily =
  /** `code` of the return address of the face SDK's H5 page. */
  | 'h5'
  /** `tencentCode` of faceAdvResult; `errcode` where a backend passes it through. */
  | 'result'
  /** Of the face SDK inside an app. */
  | 'sdk'
  /** A status of HTTP: `http_429`. */
  | 'http'
  /** The name of what the browser's camera or network threw. */
  | 'browser'
  /** A `FaceVerificationErrorCode`. */
  | 'own';

export interface CatalogueEntry {
  readonly code: string;
  readonly family: CatalogueFamily;
  /** What happened, for developers. */
  readonly meaning: string;
  /**
   * The key of the words that the person reads: in `rejected.reasons`, `failed.errors` or, for what the browser's
   * camera threw, `camera.problems` of the messages.
   */
  readonly words: CatalogueReason | FaceVerificationErrorCode | CameraRefusal;
  /** What the person can do. */
  readonly action: CatalogueAction;
  /** Whether going on takes another faceAdv. */
  readonly newTicket: boolean;
  /** Where it is written down. */
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

/** Codes whose source is another page than that of their family. */
const otherSources: ReadonlyMap<string, string> = new Map([
  ['66660011', 'https://cloud.tencent.com/document/product/1007/114181'],
  ['400604', 'https://cloud.tencent.com/document/product/1007/114181'],
  ['429', 'https://www.rfc-editor.org/rfc/rfc6585#section-4'],
]);

const partnerMeanings: ReadonlyMap<string, string> = new Map([
  ['0', 'Passed: a live person, and the same one.'],
  ['3001', 'The browser cannot record video.'],
  ['3002', 'The login state is abnormal: its cookie is missing.'],
  ['3003', 'Interrupted midway, such as by another app in front.'],
  ['3004', 'No permission for the camera; some browsers remember a refusal.'],
  ['3005', 'The browser lacks the real-time mode that was demanded.'],
  ['300101', 'The request to the H5 page had a problem.'],
  ['400101', 'The signature is wrong, was used before, or does not fit the parameters.'],
  ['400102', 'The login state is lost.'],
  ['400103', 'Access to this interface is refused.'],
  ['400104', 'No privilege for this interface.'],
  ['400105', 'The gateway’s identity check failed.'],
  ['400501', 'Over the maximum limit.'],
  ['400502', 'The version parameter is wrong.'],
  ['400503', 'The hash of a file is wrong.'],
  ['400504', 'Too frequent: one NONCE ticket a user per 2 s.'],
  ['400506', 'Too frequent: over the concurrency of the appId.'],
  ['400601', 'The request body is too large.'],
  ['400604', 'The video was not recorded live.'],
  ['66660000', 'A parameter is too long, such as an orderNo beyond 32.'],
  ['-1304', 'A parameter is too long.'],
  ['66660001', 'The appId does not exist.'],
  ['66660002', 'The service has expired.'],
  ['66660004', 'The face is not similar enough to be the same person.'],
  ['66660005', 'The authority has no photo to compare with.'],
  ['66660010', 'Name and ID number do not match.'],
  ['66660011', 'The order has no result, or none yet.'],
  ['66660015', 'Name or ID number is not valid.'],
  ['66660016', 'The format or size of the video is not valid.'],
  ['66660017', 'The daily number of verifications is exceeded.'],
  ['66660018', 'The faceId is older than 5 minutes.'],
  ['66660021', 'The system timed out.'],
  ['66660022', 'The digit code has expired.'],
  ['66660023', 'Anti-attack liveness failed: a replay or a mask is suspected.'],
  ['66660036', 'Anti-attack liveness failed.'],
  ['-5025', 'Anti-attack liveness failed.'],
  ['-5020', 'Anti-attack liveness failed.'],
  ['66660024', 'The authority knows no such ID number.'],
  ['66660025', 'Light liveness failed.'],
  ['66660026', 'The size of the HD photo is wrong.'],
  ['66660030', 'The service type is not supported.'],
  ['66660033', 'Too many faces in the source photo: more than two.'],
  ['66660035', 'No face recognised: the selfie cannot be decoded.'],
  ['-1102', 'No face recognised: the selfie cannot be decoded.'],
  ['66660037', 'Several faces in the comparison photo.'],
  ['66660038', 'No face recognised.'],
  ['-1101', 'No face recognised.'],
  ['-4014', 'No face recognised.'],
  ['66660039', 'The source photo cannot be parsed.'],
  ['66660040', 'The source photo cannot be parsed.'],
  ['-4017', 'The source photo cannot be parsed.'],
  ['-4018', 'The source photo cannot be parsed.'],
  ['66660041', 'The face is covered, or the eyes are closed.'],
  ['66660042', 'The picture is blurred.'],
  ['66660048', 'No proper frontal face.'],
  ['66660078', 'No face detected.'],
  ['66660043', 'Face quality; its text is not published.'],
  ['66660045', 'Face quality; its text is not published.'],
  ['66660046', 'Face quality; its text is not published.'],
  ['-5001', 'The video is abnormal.'],
  ['-5005', 'Too near or too far.'],
  ['-5008', 'The voice was not recognised.'],
  ['-5010', 'The voice was not recognised.'],
  ['-5009', 'No face in the video.'],
  ['-5011', 'No face recognised.'],
  ['-5018', 'No blink recognised.'],
  ['-5027', 'Not clearly the person in question.'],
  ['-1404', 'Liveness failed.'],
  ['999999', 'The server or the network timed out.'],
  ['999998', 'The server or the network timed out.'],
  ['999997', 'The server or the network timed out.'],
  ['11000', 'A parameter of the SDK is empty.'],
  ['11001', 'The SDK’s licence cannot be used.'],
  ['11002', 'En- or decryption in the SDK failed.'],
  ['21100', 'Login: the request did not reach the server.'],
  ['21200', 'Login: the server answered wrongly.'],
  ['31100', 'Liveness resources: the request did not reach the server.'],
  ['31200', 'Liveness resources: the server answered wrongly.'],
  ['41000', 'The person cancelled, or the app went to the background.'],
  ['41001', 'The digit code had a problem.'],
  ['41002', 'No permission for the camera.'],
  ['41003', 'The camera failed.'],
  ['41004', 'The recording failed.'],
  ['41005', 'No sharp frame: the phone was shaken.'],
  ['41006', 'The size of the video is wrong.'],
  ['41007', 'Timed out during the checks or the action.'],
  ['41008', 'The face left the frame.'],
  ['41009', 'Light liveness failed on the device.'],
  ['41010', 'Risk control: too many attempts.'],
  ['41011', 'No voice detected.'],
  ['41012', 'The model could not be initialised.'],
  ['41013', 'The SDK was not initialised.'],
  ['41014', 'Encryption on the device failed.'],
  ['41101', 'The audio recording failed.'],
  ['41102', 'No sound from the microphone.'],
  ['41103', 'The audio file failed.'],
  ['41105', 'Audio recording; a constant seen beside 41101.'],
  ['41106', 'Microphone; a constant seen beside 41102.'],
  ['51100', 'Comparison: the request did not reach the server.'],
  ['51200', 'Comparison: the server answered wrongly.'],
]);

const httpMeanings: ReadonlyMap<string, string> = new Map([
  ['403', 'The backend or a gateway forbids the request.'],
  ['404', 'There is nothing under this address: baseUrl or a path is wrong.'],
  ['408', 'The request took too long to arrive.'],
  ['413', 'A gateway refuses a body of this size.'],
  ['429', 'Too many requests; Retry-After says how long to wait.'],
  ['500', 'The backend failed.'],
  ['502', 'A gateway got no proper answer from the backend.'],
  ['503', 'The backend is down or busy.'],
  ['504', 'A gateway waited too long for the backend.'],
]);

/** After these the order or the SDK's run is still good: the same ticket or order goes on. */
const keepsTicket: ReadonlySet<CatalogueAction> = new Set<CatalogueAction>(['none', 'askAgain']);

function* entries(): Generator<CatalogueEntry> {
  for (const [code, { reason, action }] of partnerCodes) {
    const family = familyOf(code);
    yield {
      ...{ code, family, words: reason, action, newTicket: !keepsTicket.has(action) },
      meaning: partnerMeanings.get(code) ?? '',
      source: otherSources.get(code) ?? SOURCES[family],
    };
  }
  for (const [status, { reason, action }] of httpCodes) {
    yield {
      ...{ code: `http_${status}`, family: 'http', words: reason, action, newTicket: false },
      meaning: httpMeanings.get(status) ?? '',
      source: otherSources.get(status) ?? SOURCES.http,
    };
  }
  const browser = { family: 'browser', newTicket: false } as const;
  for (const [code, { refusal, meaning }] of cameraErrors) {
    const action = 'changeEnvironment';
    yield { ...browser, code, meaning, words: refusal, action, source: SOURCES.camera };
  }
  yield {
    ...{ ...browser, code: 'TypeError', meaning: 'No network, DNS, TLS or CORS: fetch tells no more.' },
    ...{ words: 'network_unreachable', action: 'retry', source: SOURCES.fetch },
  };
  for (const { code, ...entry } of ownCodes) yield { code, family: 'own', words: code, ...entry };
}

/** By their ranges: 3001–3005 and 300101 are the H5 page's, 11000–51200 the SDK's. */
function familyOf(code: string): 'h5' | 'sdk' | 'result' {
  if (/^300[1-5]$|^300101$/.test(code)) return 'h5';
  return /^[1-5]\d{4}$/.test(code) ? 'sdk' : 'result';
}

/**
 * Every known code, by the code itself (`66660004`, `3004`, `41002`), `http_` and a status, the name of a browser's
 * error, or a code of `FaceVerificationError`.
 */
export const errorCatalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  [...entries()].map((entry) => [entry.code, entry]),
);
