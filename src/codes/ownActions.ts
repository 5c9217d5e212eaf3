import type { FaceVerificationErrorCode } from '../shared/errors.js';
import type { CatalogAction } from './reasons.js';

/** Actions that help after an error of ours, where a retry does not. Apart from `ownCodes`, whose texts are for developers. */
const ownActions: Readonly<Partial<Record<FaceVerificationErrorCode, CatalogAction>>> = {
  invalid_options: 'contactSupport',
  photo_not_an_image: 'changeInput',
  photo_format_unsupported: 'changeInput',
  photo_unreadable: 'changeInput',
  photo_damaged: 'changeInput',
  photo_too_large: 'changeInput',
  photo_too_small: 'changeInput',
  photo_bad_shape: 'changeInput',
  photo_canvas_blocked: 'changeEnvironment',
  photo_over_limit: 'changeInput',
  token_unavailable: 'signIn',
  unauthorized: 'signIn',
  result_mismatch: 'askAgain',
  handoff_incomplete_ticket: 'contactSupport',
  handoff_camera_denied: 'changeEnvironment',
  handoff_unsupported: 'changeEnvironment',
  handoff_in_mini_program: 'changeEnvironment',
  handoff_outside_app: 'changeEnvironment',
};

/** Returns what the user can do after an error of ours: `retry`, unless another action is listed above. */
export function ownActionFor(code: FaceVerificationErrorCode): CatalogAction {
  return ownActions[code] ?? 'retry';
}
