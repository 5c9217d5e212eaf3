/** Use of a line of the API document in the widget, with its test and its screen. */
export interface Coverage {
  readonly what: string;
  readonly test: readonly [file: string, title: string];
  readonly screen: string;
}

type Row = readonly [field: string, what: string, file: string, title: string, screen: string];

const SEE_CODES = 'the screen of the code, below';

const rows: readonly Row[] = [
  ...request('faceAdv', [
    [
      'header Authorization',
      '`api.getToken`, unchanged; called once more after 401',
      'test/unit/client/http.test.ts',
      'requests carry the token and the host’s headers, no referrer, and follow no redirect',
      '登录状态已失效, if the new one is refused as well',
    ],
    [
      'async',
      '`api.async`; default false',
      'test/unit/client/async.test.ts',
      'requestTicket calls api.resolveTicket when the reply carries a traceNo alone',
      '正在提交, until `api.resolveTicket` resolves',
    ],
    [
      'extData',
      '`api.extData`, any JSON, passed through',
      'test/unit/client/async.test.ts',
      'requestTicket calls api.resolveTicket when the reply carries a traceNo alone',
      '–',
    ],
    [
      'userId',
      'the option `userId`, validated at mount',
      'test/unit/session/createFaceVerification.test.ts',
      'invalid options are explained in a sentence: %#',
      'none: a developer’s error',
    ],
    [
      'type',
      'the option `type`',
      'test/unit/client/createClient.test.ts',
      'requestTicket sends name and ID number for authmatch',
      '拍一张正面照 or 填写身份信息',
    ],
    [
      'sourcePhotoStr',
      'only for `match`',
      'test/unit/client/createClient.test.ts',
      'requestTicket sends the photo as documented',
      '照片清楚吗？',
    ],
    [
      'sourcePhotoStr.origin',
      '`self` for a captured photo, `fds` or `uri` with `photo.upload`, any with `photo.source`',
      'test/unit/client/sourcePhoto.test.ts',
      'requestTicket sends the host’s photo unchanged: $origin',
      '正在上传照片 with progress, if the photo is uploaded',
    ],
    [
      'sourcePhotoStr.data',
      'strictly under 400,000 characters, no prefix, no metadata',
      'test/e2e/journeys/match.test.ts',
      'passes, from a 12-megapixel phone photo to the result',
      '正在处理照片 with progress',
    ],
    [
      'name',
      'the user’s input, normalized',
      'test/unit/client/createClient.test.ts',
      'requestTicket sends name and ID number for authmatch',
      '填写身份信息',
    ],
    [
      'idNo',
      'the user’s input, checked by GB 11643',
      'test/unit/client/createClient.test.ts',
      'requestTicket sends name and ID number for authmatch',
      '填写身份信息',
    ],
  ]),
  ...envelope(
    'faceAdv',
    'test/unit/client/sourcePhoto.test.ts',
    'requestTicket sends the host’s photo unchanged: $origin',
  ),
  ...reply('faceAdv', [
    [
      'data.result.bizSeqNo',
      'kept in the ticket',
      'test/unit/client/createClient.test.ts',
      'requestTicket accepts numbers as strings, strings as numbers, and unknown fields',
      '–',
    ],
    [
      'data.result.orderNo',
      'stored until there is a verdict; absent: `ticket_incomplete`',
      'test/browser/react/faultMatrix.browser.test.tsx',
      'fault $name: $description',
      '详情 · 订单号; absent: 系统开小差了',
    ],
    [
      'data.result.faceId',
      'passed to the face SDK; absent: `ticket_incomplete`',
      'test/browser/react/faultMatrix.browser.test.tsx',
      'fault $name: $description',
      '正在打开刷脸页面; absent: 系统开小差了',
    ],
    [
      'data.result.sign',
      'opaque, passed to the face SDK',
      'test/unit/client/createClient.test.ts',
      'requestTicket sends name and ID number for authmatch',
      'absent, for the H5 page: 暂时不能打开刷脸页面',
    ],
    [
      'data.result.nonce',
      'opaque, passed to the face SDK',
      'test/unit/mocks/server.test.ts',
      'faceAdv replies in the documented form when the photo is a path of the file server',
      'as sign',
    ],
    [
      'data.result.appId',
      'passed to the face SDK',
      'test/unit/mocks/server.test.ts',
      'faceAdv replies in the documented form when the photo is a path of the file server',
      'as sign',
    ],
  ]),
  ...request('faceAdvResult', [
    [
      'header Authorization',
      'as at faceAdv',
      'test/unit/client/http.test.ts',
      'getToken is called once when a hundred requests are refused at the same time',
      '登录状态已失效',
    ],
    [
      'async',
      'always false, since the reply is awaited',
      'test/e2e/journeys/match.test.ts',
      'passes, from a 12-megapixel phone photo to the result',
      '正在查询结果',
    ],
    [
      'extData',
      'as at faceAdv',
      'test/unit/client/async.test.ts',
      'requestTicket calls api.resolveTicket when the reply carries a traceNo alone',
      '–',
    ],
    [
      'orderNo',
      'from faceAdv’s reply',
      'test/unit/client/createClient.test.ts',
      'queryOutcome returns a pass',
      '正在查询结果',
    ],
    [
      'getFile',
      'the option `resultMedia`, in a request of its own after the verdict’s',
      'test/unit/client/media.test.ts',
      'fetchMedia for %s sends getFile %s in a request of its own and returns %j',
      '正在取回刷脸时的照片和视频',
    ],
  ]),
  ...envelope('faceAdvResult', 'test/unit/client/createClient.test.ts', 'queryOutcome returns a pass'),
  ...reply('faceAdvResult', [
    [
      'data.result.tencentCode',
      '`0` passes; 66660011 or none is queried again; any other rejects',
      'test/unit/client/createClient.test.ts',
      'queryOutcome never treats an empty result as a pass',
      SEE_CODES,
    ],
    [
      'data.result.tencentMsg',
      'shown as text if the code is unknown, at most 200 characters',
      'test/browser/react/partnerApi.browser.test.tsx',
      'and an unknown one shows the partner’s own words as text, and the traceNo',
      '详情 · 返回信息',
    ],
    [
      'data.result.bizSeqNo',
      'in the outcome for the host',
      'test/unit/client/hostile.test.ts',
      'parseOutcome returns an outcome of strings, undefined or one typed error for any JSON',
      '–',
    ],
    [
      'data.result.transactionTime',
      'not used',
      'test/unit/mocks/server.test.ts',
      'faceAdvResult has scores and photo but no video when getFile is 2',
      '–',
    ],
    [
      'data.result.orderNo',
      'must be ours if present, else `result_mismatch`',
      'test/unit/client/createClient.test.ts',
      'queryOutcome rejects a reply for another order',
      '没查到这次核验的结果',
    ],
    [
      'data.result.liveRate',
      'in the outcome for the host',
      'test/unit/mocks/server.test.ts',
      'faceAdvResult has scores and photo but no video when getFile is 2',
      'shown with `result.showScores`',
    ],
    [
      'data.result.similarity',
      'in the outcome for the host',
      'test/unit/client/createClient.test.ts',
      'queryOutcome returns a pass',
      'shown with `result.showScores`',
    ],
    [
      'data.result.occurredTime',
      'in the outcome for the host',
      'test/unit/mocks/server.test.ts',
      'faceAdvResult has scores and photo but no video when getFile is 2',
      '–',
    ],
    [
      'data.result.photo',
      'checked by its content, then an `<img>`; up to 3 queries, 2 s apart',
      'test/browser/react/partnerApi.browser.test.tsx',
      'are shown after the verdict, the video playable, with three requests in all',
      'the photo; 没有取到刷脸时的照片或视频',
    ],
    [
      'data.result.video',
      'checked by its content, then a `<video>`',
      'test/browser/react/partnerApi.browser.test.tsx',
      'are shown after the verdict, the video playable, with three requests in all',
      'the video',
    ],
    [
      'data.result.sdkVersion',
      'not used',
      'test/unit/client/hostile.test.ts',
      'parseOutcome returns an outcome of strings, undefined or one typed error for any JSON',
      '–',
    ],
    [
      'data.result.trtcFlag',
      'not used',
      'test/unit/client/hostile.test.ts',
      'parseOutcome returns an outcome of strings, undefined or one typed error for any JSON',
      '–',
    ],
    [
      'data.result.appId',
      'not used',
      'test/unit/client/hostile.test.ts',
      'parseOutcome returns an outcome of strings, undefined or one typed error for any JSON',
      '–',
    ],
  ]),
];

/** By endpoint, direction and path, as in `faceAdv reply data.traceNo`. */
export const apiCoverage: ReadonlyMap<string, Coverage> = new Map(
  rows.map(([field, what, file, title, screen]) => [field, { what, test: [file, title], screen }]),
);

function request(endpoint: string, list: readonly Row[]): readonly Row[] {
  return list.map(([path, ...rest]) => [`${endpoint} request ${path}`, ...rest]);
}

function reply(endpoint: string, list: readonly Row[]): readonly Row[] {
  return list.map(([path, ...rest]) => [`${endpoint} reply ${path}`, ...rest]);
}

function envelope(endpoint: string, file: string, title: string): readonly Row[] {
  return reply(endpoint, [
    [
      'errcode',
      'a number or digits; other than 0: `partner_refused`, explained by the catalog if it has the code',
      'test/unit/client/http.test.ts',
      'an errcode of %j is not success',
      '这次申请没有被受理, or the words of the code',
    ],
    [
      'errmsg',
      'shown as text, at most 200 characters',
      'test/browser/react/faultMatrix.browser.test.tsx',
      'errmsg is shown as text, with the traceNo for support',
      '详情 · 返回信息',
    ],
    [
      'data',
      'absent with errcode 0: `malformed_response`',
      'test/unit/client/createClient.test.ts',
      'requestTicket fails with malformed_response after %s',
      '系统开小差了',
    ],
    [
      'data.status',
      'other than SUCCESS: `partner_refused`',
      'test/browser/react/faultMatrix.browser.test.tsx',
      'fault $name: $description',
      '这次申请没有被受理',
    ],
    [
      'data.traceNo',
      'in every outcome and error, with all its digits',
      'test/unit/client/http.test.ts',
      'a numeric traceNo keeps all its digits',
      '详情 · 流水号',
    ],
    ['data.result', 'an object, or empty', file, title, '–'],
  ]);
}
