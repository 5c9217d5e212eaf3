import type { HandoffReturn } from '../flow/states.js';
import { FaceVerificationError, type FaceVerificationErrorCode } from '../shared/errors.js';
import { getOwn } from '../shared/getOwn.js';
import type { CatalogReason } from './reasons.js';

/** Reason for the user, and the error that a return with this code stands for. */
export type SdkCode = readonly [reason: CatalogReason, error?: FaceVerificationErrorCode];

/**
 * Codes in the return address of the face SDK's H5 page (https://cloud.tencent.com/document/product/1007/114178). They are
 * apart from the app's codes because every page that may be returned to loads them.
 */
export const h5Codes = {
  3001: ['browserUnsupported', 'handoff_unsupported'],
  3002: ['interrupted', 'handoff_interrupted'],
  3003: ['interrupted', 'handoff_interrupted'],
  3004: ['cameraDenied', 'handoff_camera_denied'],
  3005: ['browserUnsupported', 'handoff_unsupported'],
  300101: ['interrupted', 'handoff_interrupted'],
} as const;

/** Returns the row of a code in the return address. */
export function findH5Code(code: string): SdkCode | undefined {
  return getOwn<SdkCode>(h5Codes, code);
}

/**
 * Returns the error that a code in the return address stands for. Anyone can write the address bar, so the code never
 * decides the verdict: `0` and unknown codes return no error.
 */
export function readH5Code(code: string): HandoffReturn | undefined {
  return toReturn(code, findH5Code(code));
}

/** Returns what a return with this code says about the face check; nothing for a row without an error. */
export function toReturn(code: string, row: SdkCode | undefined): HandoffReturn | undefined {
  const error = row?.[1];
  return error && { error: new FaceVerificationError(error, `The face SDK came back with code ${code}.`) };
}
