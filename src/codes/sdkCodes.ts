import type { HandoffReturn } from '../flow/states.js';
import { getOwn } from '../shared/getOwn.js';
import { findH5Code, type SdkCode, toReturn } from './h5Codes.js';

/**
 * Codes of the face SDK in apps (https://cloud.tencent.com/document/product/1007/35871). A row without an error says
 * nothing about the verdict: 41010 (risk control), 51100 and 51200 (the comparison's answer was lost).
 */
export const appSdkCodes = {
  11000: ['serviceRefused', 'handoff_failed'],
  11001: ['serviceRefused', 'handoff_failed'],
  11002: ['sdkFailed', 'handoff_failed'],
  21100: ['networkPoor', 'handoff_interrupted'],
  21200: ['sdkFailed', 'handoff_interrupted'],
  31100: ['networkPoor', 'handoff_interrupted'],
  31200: ['sdkFailed', 'handoff_interrupted'],
  41000: ['interrupted', 'handoff_interrupted'],
  41001: ['voiceUnclear', 'handoff_interrupted'],
  41002: ['cameraDenied', 'handoff_camera_denied'],
  41003: ['cameraFailed', 'handoff_interrupted'],
  41004: ['videoUnusable', 'handoff_interrupted'],
  41005: ['pictureBlurred', 'handoff_interrupted'],
  41006: ['videoUnusable', 'handoff_interrupted'],
  41007: ['timedOut', 'handoff_interrupted'],
  41008: ['faceNotFound', 'handoff_interrupted'],
  41009: ['lightLivenessFailed', 'handoff_interrupted'],
  41010: ['limitReached'],
  41011: ['voiceUnclear', 'handoff_interrupted'],
  41012: ['sdkFailed', 'handoff_interrupted'],
  41013: ['serviceRefused', 'handoff_failed'],
  41014: ['sdkFailed', 'handoff_failed'],
  41101: ['voiceUnclear'],
  41102: ['voiceUnclear'],
  41103: ['voiceUnclear'],
  41105: ['voiceUnclear'],
  41106: ['voiceUnclear'],
  51100: ['networkPoor'],
  51200: ['sdkFailed'],
} as const;

/** Returns the row of a code of the face SDK, of its H5 page or in an app. */
export function findSdkCode(code: string): SdkCode | undefined {
  return findH5Code(code) ?? getOwn<SdkCode>(appSdkCodes, code);
}

/**
 * Returns the error that a return code of the face SDK stands for. The code comes from outside, so it never decides the
 * verdict: `0` and unknown codes return no error.
 */
export function readSdkCode(code: string): HandoffReturn | undefined {
  return toReturn(code, findSdkCode(code));
}
