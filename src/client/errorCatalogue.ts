/**
 * Every known code of the face service as data: what happened and what the person can do. Screens, docs and
 * tests read this one table. Sources: https://cloud.tencent.com/document/product/1007/61074 and /114178 (codes
 * of the H5 page), tencentyun/qcloud-documents 人脸核身（云智慧眼）接入文档/错误码.md (codes of the server).
 */
export type CatalogueReason =
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
  | 'browserUnsupported'
  | 'serviceRefused'
  | 'noResult'
  | 'unknown';

/** What helps: try again as it is, with other input, later, somewhere else, or not at all. */
export type CatalogueAction =
  | 'retry'
  | 'changeInput'
  | 'changeEnvironment'
  | 'wait'
  | 'useAnotherWay'
  | 'contactSupport'
  | 'askAgain';

export interface CatalogueEntry {
  readonly reason: CatalogueReason;
  readonly action: CatalogueAction;
}

const groups: readonly (readonly [CatalogueReason, CatalogueAction, readonly string[]])[] = [
  ['notSamePerson', 'retry', ['66660004']],
  ['livenessFailed', 'retry', ['-1404', '-5027', '66660043', '66660045', '66660046']],
  ['suspectedAttack', 'retry', ['66660023', '66660036', '-5025', '-5020']],
  ['lightLivenessFailed', 'retry', ['66660025']],
  [
    'faceNotFound',
    'retry',
    ['66660035', '66660038', '66660078', '-1101', '-1102', '-4014', '-5009', '-5011'],
  ],
  ['faceCovered', 'retry', ['66660041']],
  ['pictureBlurred', 'retry', ['66660042']],
  ['notFrontal', 'retry', ['66660048']],
  ['tooNearOrFar', 'retry', ['-5005']],
  ['severalFaces', 'changeInput', ['66660033', '66660037']],
  ['blinkMissing', 'retry', ['-5018']],
  ['voiceUnclear', 'retry', ['-5008', '-5010', '66660022']],
  ['videoUnusable', 'retry', ['66660016', '-5001', '400604']],
  ['sourcePhotoUnusable', 'changeInput', ['66660026', '66660039', '66660040', '-4017', '-4018', '400601']],
  ['identityMismatch', 'changeInput', ['66660010']],
  ['identityInvalid', 'changeInput', ['66660015']],
  ['identityUnknown', 'changeInput', ['66660024']],
  ['noPhotoOnFile', 'useAnotherWay', ['66660005']],
  ['limitReached', 'wait', ['66660017', '400501']],
  ['tooFrequent', 'wait', ['400504', '400506']],
  ['timedOut', 'retry', ['66660018', '400102']],
  ['networkPoor', 'retry', ['66660021', '999999', '999998', '999997']],
  ['interrupted', 'retry', ['3002', '3003', '300101']],
  ['cameraDenied', 'changeEnvironment', ['3004']],
  ['browserUnsupported', 'changeEnvironment', ['3001', '3005']],
  [
    'serviceRefused',
    'contactSupport',
    [
      ...['400101', '400103', '400104', '400105', '400502', '400503'],
      ...['66660000', '-1304', '66660001', '66660002', '66660030'],
    ],
  ],
  ['noResult', 'askAgain', ['66660011']],
];

export const errorCatalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  groups.flatMap(([reason, action, codes]) => codes.map((code) => [code, { reason, action }] as const)),
);

const unknown: CatalogueEntry = { reason: 'unknown', action: 'retry' };

/** The entry of a code; an unknown one counts as failed and may be tried again. */
export function explainCode(code: string): CatalogueEntry {
  return errorCatalogue.get(code) ?? unknown;
}

/**
 * What a tencentCode means for the verdict. 66660011 says that the order has no result: not finished yet, or
 * never (https://cloud.tencent.com/document/product/1007/114181), so it is not a verdict.
 */
export function resultKind(code: string): 'passed' | 'rejected' | 'none' {
  if (code === '0') return 'passed';
  return explainCode(code).action === 'askAgain' ? 'none' : 'rejected';
}
