import type { HandoffReturn } from '../flow/states.js';
import { FaceVerificationError, type FaceVerificationErrorCode } from '../shared/errors.js';

/**
 * The codes with which the SDK says that the person did not finish. H5 page:
 * https://cloud.tencent.com/document/product/1007/114178; app SDKs: https://cloud.tencent.com/document/product/1007/35871
 */
const problems: ReadonlyMap<string, FaceVerificationErrorCode> = new Map(
  Object.entries({
    // the H5 page
    3001: 'handoff_unsupported',
    3002: 'handoff_interrupted',
    3003: 'handoff_interrupted',
    3004: 'handoff_camera_denied',
    3005: 'handoff_unsupported',
    300101: 'handoff_interrupted',
    // the app SDKs: parameters and licence
    11000: 'handoff_failed',
    11001: 'handoff_failed',
    11002: 'handoff_failed',
    41013: 'handoff_failed',
    41014: 'handoff_failed',
    // network before the comparison
    21100: 'handoff_interrupted',
    21200: 'handoff_interrupted',
    31100: 'handoff_interrupted',
    31200: 'handoff_interrupted',
    // the face check itself
    41000: 'handoff_interrupted',
    41001: 'handoff_interrupted',
    41002: 'handoff_camera_denied',
    41003: 'handoff_interrupted',
    41004: 'handoff_interrupted',
    41005: 'handoff_interrupted',
    41006: 'handoff_interrupted',
    41007: 'handoff_interrupted',
    41008: 'handoff_interrupted',
    41009: 'handoff_interrupted',
    41011: 'handoff_interrupted',
    41012: 'handoff_interrupted',
  } as const),
);

/**
 * What a code of the SDK tells before the backend was asked. Whoever writes the address bar writes this code,
 * so neither `0` nor a failure decides anything. 51100 and 51200 (the comparison's answer was lost) and 41010
 * (risk control) say nothing here: the backend knows.
 */
export function readSdkCode(code: string): HandoffReturn {
  const errorCode = problems.get(code);
  if (!errorCode) return {};
  return { error: new FaceVerificationError(errorCode, `The face SDK came back with code ${code}.`) };
}
