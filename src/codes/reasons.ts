/** Category of an event. Each has words of its own in the messages (`rejected.reasons`). */
export type CatalogReason =
  | 'passed'
  | 'notSamePerson'
  | 'livenessFailed'
  | 'suspectedAttack'
  | 'lightLivenessFailed'
  | 'faceNotFound'
  | 'faceCovered'
  | 'pictureBlurred'
  | 'notFrontal'
  | 'tooNearOrFar'
  | 'severalFaces'
  | 'blinkMissing'
  | 'voiceUnclear'
  | 'videoUnusable'
  | 'sourcePhotoUnusable'
  | 'identityMismatch'
  | 'identityInvalid'
  | 'identityUnknown'
  | 'noPhotoOnFile'
  | 'limitReached'
  | 'tooFrequent'
  | 'timedOut'
  | 'networkPoor'
  | 'interrupted'
  | 'cameraDenied'
  | 'cameraFailed'
  | 'browserUnsupported'
  | 'sdkFailed'
  | 'accessDenied'
  | 'replyLate'
  | 'requestTooLarge'
  | 'serviceDown'
  | 'serviceRefused'
  | 'noResult'
  | 'unknown';

/** Action that helps the user: retry at once, with other input, later, elsewhere, after signing in, or not at all. */
export type CatalogAction =
  | 'none'
  | 'retry'
  | 'changeInput'
  | 'changeEnvironment'
  | 'wait'
  | 'useAnotherWay'
  | 'signIn'
  | 'contactSupport'
  | 'askAgain';

const actions: Readonly<Partial<Record<CatalogReason, CatalogAction>>> = {
  passed: 'none',
  severalFaces: 'changeInput',
  sourcePhotoUnusable: 'changeInput',
  identityMismatch: 'changeInput',
  identityInvalid: 'changeInput',
  identityUnknown: 'changeInput',
  noPhotoOnFile: 'useAnotherWay',
  limitReached: 'wait',
  tooFrequent: 'wait',
  cameraDenied: 'changeEnvironment',
  cameraFailed: 'changeEnvironment',
  browserUnsupported: 'changeEnvironment',
  accessDenied: 'contactSupport',
  requestTooLarge: 'changeInput',
  serviceDown: 'wait',
  serviceRefused: 'contactSupport',
  noResult: 'askAgain',
};

const photoReasons: ReadonlySet<CatalogReason | undefined> = new Set([
  'severalFaces',
  'sourcePhotoUnusable',
  'requestTooLarge',
] as const);

/** Whether another photo helps. */
export function isAboutPhoto(reason: CatalogReason | undefined): boolean {
  return photoReasons.has(reason);
}

/** Returns what the user can do after something happened: `retry`, unless another action is listed above. */
export function actionFor(reason: CatalogReason): CatalogAction {
  return actions[reason] ?? 'retry';
}
