/**
 * What every known code means to the person, as compact as it is loaded: `errorCatalogue.ts` says the rest for
 * developers. Sources are there, code by code.
 */
export type CatalogueReason =
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

/** What helps: try again as it is, with other input, later, somewhere else, or not at all. */
export type CatalogueAction =
  | 'none'
  | 'retry'
  | 'changeInput'
  | 'changeEnvironment'
  | 'wait'
  | 'useAnotherWay'
  | 'contactSupport'
  | 'askAgain';

export interface CodeExplanation {
  readonly reason: CatalogueReason;
  readonly action: CatalogueAction;
}

type Group = readonly [CatalogueReason, CatalogueAction, ...string[]];

/** Of faceAdvResult (tencentCode), of the return address and of the SDK in apps: no number means two things. */
const groups: readonly Group[] = [
  ['passed', 'none', '0'],
  ['notSamePerson', 'retry', '66660004'],
  ['livenessFailed', 'retry', '-1404', '-5027', '66660043', '66660045', '66660046'],
  ['suspectedAttack', 'retry', '66660023', '66660036', '-5025', '-5020'],
  ['lightLivenessFailed', 'retry', '66660025', '41009'],
  ['faceNotFound', 'retry', '66660035', '66660038', '66660078'],
  ['faceNotFound', 'retry', '-1101', '-1102', '-4014', '-5009', '-5011', '41008'],
  ['faceCovered', 'retry', '66660041'],
  ['pictureBlurred', 'retry', '66660042', '41005'],
  ['notFrontal', 'retry', '66660048'],
  ['tooNearOrFar', 'retry', '-5005'],
  ['severalFaces', 'changeInput', '66660033', '66660037'],
  ['blinkMissing', 'retry', '-5018'],
  ['voiceUnclear', 'retry', '-5008', '-5010', '66660022'],
  ['voiceUnclear', 'retry', '41001', '41011', '41101', '41102', '41103', '41105', '41106'],
  ['videoUnusable', 'retry', '66660016', '-5001', '400604', '41004', '41006'],
  ['sourcePhotoUnusable', 'changeInput', '66660026', '66660039', '66660040', '-4017', '-4018', '400601'],
  ['identityMismatch', 'changeInput', '66660010'],
  ['identityInvalid', 'changeInput', '66660015'],
  ['identityUnknown', 'changeInput', '66660024'],
  ['noPhotoOnFile', 'useAnotherWay', '66660005'],
  ['limitReached', 'wait', '66660017', '400501', '41010'],
  ['tooFrequent', 'wait', '400504', '400506'],
  ['timedOut', 'retry', '66660018', '400102', '41007'],
  ['networkPoor', 'retry', '66660021', '999999', '999998', '999997', '21100', '31100', '51100'],
  ['interrupted', 'retry', '3002', '3003', '300101', '41000'],
  ['cameraDenied', 'changeEnvironment', '3004', '41002'],
  ['cameraFailed', 'changeEnvironment', '41003'],
  ['browserUnsupported', 'changeEnvironment', '3001', '3005'],
  ['sdkFailed', 'retry', '11002', '21200', '31200', '41012', '41014', '51200'],
  ['serviceRefused', 'contactSupport', '400101', '400103', '400104', '400105', '400502', '400503'],
  ['serviceRefused', 'contactSupport', '66660000', '-1304', '66660001', '66660002', '66660030'],
  ['serviceRefused', 'contactSupport', '11000', '11001', '41013'],
  ['noResult', 'askAgain', '66660011'],
];

/** HTTP statuses whose own words say more than "the service is not available". */
const httpGroups: readonly Group[] = [
  ['accessDenied', 'contactSupport', '403'],
  ['serviceRefused', 'contactSupport', '404'],
  ['replyLate', 'retry', '408', '504'],
  ['requestTooLarge', 'changeInput', '413'],
  ['tooFrequent', 'wait', '429'],
  ['serviceDown', 'wait', '500', '502', '503'],
];

function toMap(list: readonly Group[]): ReadonlyMap<string, CodeExplanation> {
  return new Map(
    list.flatMap(([reason, action, ...codes]) => codes.map((code) => [code, { reason, action }] as const)),
  );
}

export const partnerCodes: ReadonlyMap<string, CodeExplanation> = toMap(groups);
export const httpCodes: ReadonlyMap<string, CodeExplanation> = toMap(httpGroups);

const unknown: CodeExplanation = { reason: 'unknown', action: 'retry' };

/** What a code of the face service means; an unknown one counts as failed and may be tried again. */
export function explainCode(code: string): CodeExplanation {
  return partnerCodes.get(code) ?? unknown;
}

/**
 * What a tencentCode means for the verdict. 66660011 says that the order has no result: not finished yet, or
 * never (https://cloud.tencent.com/document/product/1007/114181), so it is not a verdict.
 */
export function resultKind(code: string): 'passed' | 'rejected' | 'none' {
  if (code === '0') return 'passed';
  return explainCode(code).action === 'askAgain' ? 'none' : 'rejected';
}
