import type { Bilingual } from './errorAdvice.js';

/** Uses and screens of fields in Chinese, by their English words; a word without Chinese does not compile. */
const inChinese = {
  '`api.getToken`, unchanged; called once more after 401':
    '`api.getToken` 的返回值，原样发送；收到 401 后再调用一次',
  '登录状态已失效, if the new one is refused as well': '“登录状态已失效”（新 token 也被拒绝时）',
  '`api.async`; default false': '`api.async`，默认 false',
  '正在提交, until `api.resolveTicket` resolves': '“正在提交”（直到 `api.resolveTicket` 完成）',
  '`api.extData`, any JSON, passed through': '`api.extData`，任意 JSON，原样发送',
  'the option `userId`, validated at mount': '选项 `userId`，挂载时检查',
  'none: a developer’s error': '无，属于开发错误',
  'the option `type`': '选项 `type`',
  '拍一张正面照 or 填写身份信息': '“拍一张正面照”或“填写身份信息”',
  'only for `match`': '只用于 `match`',
  '`self` for a captured photo, `fds` or `uri` with `photo.upload`, any with `photo.source`':
    '拍摄的照片为 `self`，用 `photo.upload` 时为 `fds` 或 `uri`，用 `photo.source` 时三种都可以',
  '正在上传照片 with progress, if the photo is uploaded': '“正在上传照片”，有进度（需要上传时）',
  'strictly under 400,000 characters, no prefix, no metadata': '少于 400,000 个字符，没有前缀，不带元数据',
  '正在处理照片 with progress': '“正在处理照片”，有进度',
  'the user’s input, normalized': '用户填写的内容，规范化后发送',
  'the user’s input, checked by GB 11643': '用户填写的内容，按 GB 11643 校验',
  'kept in the ticket': '保存在票据里',
  'stored until there is a verdict; absent: `ticket_incomplete`':
    '存到得出结果为止；没有则报 `ticket_incomplete`',
  '详情 · 订单号; absent: 系统开小差了': '“详情”里的订单号；没有时：“系统开小差了”',
  'passed to the face SDK; absent: `ticket_incomplete`': '传给刷脸 SDK；没有则报 `ticket_incomplete`',
  '正在打开刷脸页面; absent: 系统开小差了': '“正在打开刷脸页面”；没有时：“系统开小差了”',
  'opaque, passed to the face SDK': '不解析，传给刷脸 SDK',
  'absent, for the H5 page: 暂时不能打开刷脸页面': '跳转 H5 页面而没有时：“暂时不能打开刷脸页面”',
  'as sign': '同 `sign`',
  'passed to the face SDK': '传给刷脸 SDK',
  'as at faceAdv': '同 faceAdv',
  'always false, since the reply is awaited': '总是 false，因为要等返回',
  'from faceAdv’s reply': 'faceAdv 返回的订单号',
  'the option `resultMedia`, in a request of its own after the verdict’s':
    '选项 `resultMedia`；得出结果后另发一次请求',
  '`0` passes; 66660011 or none is queried again; any other rejects':
    '`0` 为通过；66660011 或没有则继续查询；其他为不通过',
  'the screen of the code in [errors.md](errors.md)':
    '该错误码对应的界面，见 [errors.zh-CN.md](errors.zh-CN.md)',
  'shown as text if the code is unknown, at most 200 characters': '错误码未知时以纯文本显示，最多 200 个字符',
  'in the outcome for the host': '在传给页面的结果里',
  'not used': '不使用',
  'must be ours if present, else `result_mismatch`': '有则必须与请求一致，否则报 `result_mismatch`',
  'shown with `result.showScores`': '设置 `result.showScores` 后显示',
  'checked by its content, then an `<img>`; up to 3 queries, 2 s apart':
    '检查内容后用 `<img>` 显示；最多查询 3 次，间隔 2 秒',
  'the photo; 没有取到刷脸时的照片或视频': '照片；没有时：“没有取到刷脸时的照片或视频”',
  'checked by its content, then a `<video>`': '检查内容后用 `<video>` 播放',
  'the video': '视频',
  'a number or digits; other than 0: `partner_refused`, explained by the catalog if it has the code':
    '数字或数字文本；不为 0 则报 `partner_refused`，已收录的错误码显示对应的文案',
  '这次申请没有被受理, or the words of the code': '“这次申请没有被受理”，或该错误码的文案',
  'shown as text, at most 200 characters': '以纯文本显示，最多 200 个字符',
  'absent with errcode 0: `malformed_response`': 'errcode 为 0 而没有时，报 `malformed_response`',
  'other than SUCCESS: `partner_refused`': '不是 SUCCESS 则报 `partner_refused`',
  'in every outcome and error, with all its digits': '每个结果和错误都带上，长数字不丢精度',
  'an object, or empty': '对象，可以为空',
} as const;

/** Words that are the same in both languages: names of screens. */
type Same =
  | '照片清楚吗？'
  | '填写身份信息'
  | '–'
  | '登录状态已失效'
  | '正在查询结果'
  | '正在取回刷脸时的照片和视频'
  | '详情 · 返回信息'
  | '没查到这次核验的结果'
  | '系统开小差了'
  | '这次申请没有被受理'
  | '详情 · 流水号';
type Words = keyof typeof inChinese | Same;

/** Use of a line of the API document in the widget, with its test and its screen. */
export interface Coverage {
  readonly what: Bilingual;
  readonly test: readonly [file: string, title: string];
  readonly screen: Bilingual;
}

type Row = readonly [field: string, what: Words, file: string, title: string, screen: Words];

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
      'the screen of the code in [errors.md](errors.md)',
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
  rows.map(([field, what, file, title, screen]) => [
    field,
    { what: inBoth(what), test: [file, title], screen: inBoth(screen) },
  ]),
);

function inBoth(words: Words): Bilingual {
  return { en: words, zh: new Map<string, string>(Object.entries(inChinese)).get(words) ?? quoted(words) };
}

/** Returns the name of a screen or of a line on it in quotation marks. */
function quoted(words: string): string {
  const [place, line] = words.split(' · ');
  if (words === '–') return words;
  return line ? `“${place}”里的${line}` : `“${words}”`;
}

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
