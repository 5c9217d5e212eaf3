import { FaceVerificationError, type FaceVerificationErrorCode } from '../errors.js';
import type { HandoffReturn } from '../flow/states.js';

/**
 * The codes with which the SDK says that the person did not finish: of its H5 page
 * (https://cloud.tencent.com/document/product/1007/114178) and of its apps (https://cloud.tencent.com/document/product/1007/35871).
 */
const problems: Readonly<Record<string, FaceVerificationErrorCode>> = {
  3001: 'handoff_unsupported',
  3002: 'handoff_interrupted',
  3003: 'handoff_interrupted',
  3004: 'handoff_camera_denied',
  3005: 'handoff_unsupported',
  300101: 'handoff_interrupted',
  11000: 'handoff_failed',
  11001: 'handoff_failed',
  41000: 'handoff_interrupted',
  41002: 'handoff_camera_denied',
  41013: 'handoff_failed',
};

/**
 * What a code of the SDK tells before the backend was asked. Whoever writes the address bar writes this code,
 * so neither `0` nor a failure decides anything.
 */
export function readSdkCode(code: string): HandoffReturn {
  const problem = problems[code];
  if (!problem) return {};
  return { problem: new FaceVerificationError(problem, `The face SDK came back with code ${code}.`) };
}
