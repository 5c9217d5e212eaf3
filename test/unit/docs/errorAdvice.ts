import type { CatalogReason, FaceVerificationErrorCode } from '../../../src/core.js';

/** Text of a docs page in its two languages. */
export type Bilingual = Readonly<Record<'en' | 'zh', string>>;

/** Advice of docs/errors.md on a code: its probable cause, and what the developer does about it. */
export interface Advice {
  readonly cause: Bilingual;
  readonly fix: Bilingual;
}

/** Advice on each code of the widget; a code without advice does not compile. */
export const ownAdvice: Readonly<Record<FaceVerificationErrorCode, Advice>> = {
  invalid_options: advice(
    'An option is missing, has the wrong type, or is outside its range. Options of a handoff are checked before consent.',
    'Read `error.message`: it has one sentence for each option. Correct it in your page; the user can do nothing.',
    '选项缺失、类型不对或超出范围。handoff 的选项在授权页之前检查。',
    '看 `error.message`，每个有误的选项各有一句说明。在页面代码里改正，用户无法自行解决。',
  ),
  part_unavailable: advice(
    'A release deleted old files, only `embed.js` was copied, or the files come from another origin without CORS. The device may be offline.',
    'Look at the address in the console. Copy the whole folder, keep old files for 7 days, and set `FaceVerification.publicPath` where needed ([self-hosting.md](self-hosting.md)).',
    '发版时删掉了旧文件，或只复制了 `embed.js`，或文件跨域却没有 CORS。也可能是手机断网。',
    '看控制台里的地址。复制整个目录，旧文件保留 7 天，必要时设置 `FaceVerification.publicPath`（[self-hosting.zh-CN.md](self-hosting.zh-CN.md)）。',
  ),
  photo_not_an_image: advice(
    'The user picked a document, a video or a folder.',
    'Nothing: the user picks another file.',
    '用户选了文档、视频或文件夹。',
    '无需处理，用户会改选一张照片。',
  ),
  photo_format_unsupported: advice(
    'Mostly a HEIC photo of an iPhone, in a browser that cannot decode it.',
    'Set `photo.heic` to decode HEIC in every browser ([photo.md](photo.md#heic)).',
    '多为 iPhone 的 HEIC 照片，当前浏览器不能解码。',
    '设置 `photo.heic`，所有浏览器就都能读 HEIC（[photo.zh-CN.md](photo.zh-CN.md#heic)）。',
  ),
  photo_unreadable: advice(
    'The file is still in a cloud album, or the app gave an address without the right to read it.',
    'In an app, return a `content:` address that the WebView may read. Else the user downloads the photo first.',
    '照片还在云相册里，或 App 返回的地址没有读取权限。',
    '在 App 里，返回 WebView 有权读取的 `content:` 地址。其他情况由用户先下载照片。',
  ),
  photo_damaged: advice(
    'The download of the file stopped midway, or the file was renamed from another format.',
    'Nothing: the user picks another photo.',
    '文件没有下载完整，或由其他格式改名而来。',
    '无需处理，用户会换一张照片。',
  ),
  photo_too_large: advice(
    'The file has more than 100 MB, or more pixels than a phone can safely decode.',
    'Nothing: the user picks another photo. The limits are in [photo.md](photo.md).',
    '文件超过 100 MB，或像素多到手机无法安全解码。',
    '无需处理，用户会换一张照片。上限见 [photo.zh-CN.md](photo.zh-CN.md)。',
  ),
  photo_too_small: advice(
    'A thumbnail or an icon, with a side below 64 pixels.',
    'If `photo.takePhoto` returned it, make the app return the whole photo.',
    '缩略图或图标，边长不足 64 像素。',
    '如果由 `photo.takePhoto` 返回，请让 App 返回原图。',
  ),
  photo_bad_shape: advice(
    'A panorama or a long screenshot: one side is more than five times the other.',
    'Nothing: the user picks another photo.',
    '全景照片或长截图，长边超过短边的 5 倍。',
    '无需处理，用户会换一张照片。',
  ),
  photo_canvas_blocked: advice(
    'The browser protects against fingerprinting, memory is short, or the test runs in jsdom, which has no pictures.',
    'In tests, pass `photo.source` or use type `authmatch` ([mocks.md](mocks.md)). Users open the page in another browser.',
    '浏览器开启了防指纹，或内存不足；在 jsdom 里运行测试时也会出现，因为它没有图像功能。',
    '测试中传入 `photo.source` 或改用 `authmatch`（[mocks.zh-CN.md](mocks.zh-CN.md)）。用户可换一个浏览器。',
  ),
  photo_over_limit: advice(
    'No quality fits `photo.maxBase64Length`.',
    'Raise `photo.maxBase64Length`. With the default of 400,000 characters, please report it.',
    '任何画质都超出 `photo.maxBase64Length`。',
    '调大 `photo.maxBase64Length`。如果用的是默认的 400,000 个字符，请反馈。',
  ),
  photo_source_failed: advice(
    '`photo.takePhoto` or `photo.upload` threw, rejected, or returned something else than documented.',
    'Look at `error.cause` and at `error.message`, then correct your function.',
    '`photo.takePhoto` 或 `photo.upload` 抛出异常，或返回值不符合文档。',
    '看 `error.cause` 和 `error.message`，修正这个函数。',
  ),
  network_unreachable: advice(
    'The device is offline, or CORS, a redirect, a certificate or `connect-src` stopped the request. The browser does not report which.',
    'If the request is not in your log, the console has the browser’s words. On another origin allow `Authorization`, `Content-Type` and, if set, `Idempotency-Key`.',
    '手机断网，或请求被 CORS、重定向、证书或 `connect-src` 拦住。浏览器不会告诉脚本是哪一种。',
    '如果后端日志里没有这个请求，看浏览器控制台。跨域时要允许 `Authorization`、`Content-Type`，启用了 `Idempotency-Key` 时也要允许它。',
  ),
  request_timed_out: advice(
    'The backend, or a function of your page, did not answer within its timeout ([backend.md](backend.md#timeouts)).',
    'Read `error.message`, which names the request or the function. Look for a slow gateway or a promise that never settles.',
    '后端或页面里的函数没有在时限内返回（[backend.zh-CN.md](backend.zh-CN.md#超时)）。',
    '`error.message` 写明是哪个请求或函数。检查反向代理或 API 网关是否过慢，或是否有一直不结束的 Promise。',
  ),
  token_unavailable: advice(
    '`api.getToken` threw, returned no text, or took longer than 15 s.',
    'Look at `error.cause`. Return a token, or leave `getToken` out if the session is a cookie.',
    '`api.getToken` 抛出异常、没有返回文本，或超过 15 秒。',
    '看 `error.cause`。返回 token；如果登录态在 cookie 里，就不要传 `getToken`。',
  ),
  unauthorized: advice(
    "The backend answered 401, also with the token of `getToken('expired')`.",
    "`getToken('expired')` has to return a new token. If the session has ended, set `onSignIn`, so that the user can sign in.",
    "后端返回 401，用 `getToken('expired')` 的 token 重试后仍是 401。",
    "`getToken('expired')` 必须返回新的 token。如果登录已失效，设置 `onSignIn`，让用户重新登录。",
  ),
  http_error: advice(
    'The backend or a gateway answered with a status outside 2xx. `error.details.httpStatus` has it.',
    'Look for the status among the [HTTP codes](#http), and for the request in your log.',
    '后端、反向代理或 API 网关返回了 2xx 以外的状态码，见 `error.details.httpStatus`。',
    '在下面的 [HTTP 状态码](#http-状态码) 里查这个状态码，并查看后端日志。',
  ),
  malformed_response: advice(
    'The reply is a gateway’s HTML page, an empty body, or JSON of another shape, such as without `data`.',
    'Run `npx face-verification-flow check --base-url …`: it says where the backend differs from the contract.',
    '返回的是反向代理或 API 网关的 HTML 页面、空内容，或结构不符的 JSON，例如没有 `data`。',
    '执行 `npx face-verification-flow check --base-url …`，它会指出后端与接口文档不一致的地方。',
  ),
  partner_refused: advice(
    'The partner refused the request: `errcode` is not 0, or `status` is not SUCCESS.',
    'Read `error.details.errcode` and `errmsg`, and give `traceNo` to the partner.',
    '合作方没有受理：`errcode` 不为 0，或 `status` 不是 SUCCESS。',
    '看 `error.details.errcode` 和 `errmsg`，把 `traceNo` 提供给合作方。',
  ),
  ticket_incomplete: advice(
    'The reply of faceAdv has no `faceId` or no `orderNo`. A backend may have dropped fields.',
    'Pass `data.result` on as the partner sent it. In the asynchronous mode set `api.async` and `api.resolveTicket`.',
    'faceAdv 的返回里缺少 `faceId` 或 `orderNo`，可能是后端丢掉了字段。',
    '把 `data.result` 原样返回。异步模式要设置 `api.async` 和 `api.resolveTicket`。',
  ),
  async_unresolved: advice(
    '`api.resolveTicket` threw or rejected.',
    'Look at `error.cause` and at the backend behind your function.',
    '`api.resolveTicket` 抛出异常。',
    '看 `error.cause`，并检查这个函数调用的后端。',
  ),
  result_mismatch: advice(
    'The reply of faceAdvResult names another order, mostly because a cache or a mock returns a fixed reply.',
    'Switch caching off for this address, and return the order that was asked for.',
    'faceAdvResult 返回的是另一个订单，多因缓存或写死的 mock 数据。',
    '关闭该地址的缓存，按请求里的订单号返回。',
  ),
  handoff_incomplete_ticket: advice(
    'The H5 page needs `sign`, `nonce` and `appId`, and faceAdv returned at least one of them empty.',
    'Ask the partner to return them, or use `bridgeHandoff` in an app. `error.message` names the missing fields.',
    'H5 页面需要 `sign`、`nonce` 和 `appId`，而 faceAdv 至少少返回了一个。',
    '请合作方返回这些字段，或在 App 里改用 `bridgeHandoff`。`error.message` 写明缺了哪些。',
  ),
  handoff_failed: advice(
    '`loginUrl` is not https or its host is not allowed, the iframe may not leave, or the app’s bridge failed.',
    'Read `error.message`. For iframes see [embed.md](embed.md#in-an-iframe), for the rest [handoff.md](handoff.md).',
    '`loginUrl` 不是 https 或域名不在 `allowedHosts` 里，iframe 不允许跳转，或 App 的 bridge 出错。',
    '看 `error.message`。iframe 见 [embed.zh-CN.md](embed.zh-CN.md#在-iframe-里)，其他见 [handoff.zh-CN.md](handoff.zh-CN.md)。',
  ),
  handoff_interrupted: advice(
    'The user closed the face SDK or switched to another app.',
    'Nothing: the user can start again. If it is frequent, compare the event `step` of your users ([events.md](events.md)).',
    '用户关闭了刷脸页面，或切到了其他应用。',
    '无需处理，用户可以重新开始。如果经常出现，用 `step` 事件分析（[events.zh-CN.md](events.zh-CN.md)）。',
  ),
  handoff_camera_denied: advice(
    'The user refused the camera to the face SDK, or the app’s WebView refuses it.',
    'In an app grant the camera to the SDK’s page ([containers.md](containers.md)).',
    '用户不允许刷脸页面使用相机，或 App 的 WebView 拒绝了。',
    '在 App 里允许刷脸页面使用相机（[containers.zh-CN.md](containers.zh-CN.md)）。',
  ),
  handoff_unsupported: advice(
    'The browser cannot record video, or is known not to open the face SDK’s page, such as UC and Baidu.',
    'Offer another handoff by `chooseHandoff`, and another way by `onUseAlternative`.',
    '浏览器不能录像，或已知打不开刷脸页面，例如 UC 和百度浏览器。',
    '用 `chooseHandoff` 提供其他打开方式，用 `onUseAlternative` 提供其他核验方式。',
  ),
  handoff_outside_app: advice(
    'Only `bridgeHandoff` is set, and the page is open outside your app, or the app has not injected its bridge.',
    'Pass the bridge by a getter if it is injected late. Add `redirectHandoff` by `chooseHandoff` for other browsers.',
    '只设置了 `bridgeHandoff`，而页面不在 App 里打开，或 App 还没有注入 bridge。',
    '如果注入较晚，用 getter 传入 bridge。其他浏览器用 `chooseHandoff` 加上 `redirectHandoff`。',
  ),
  handoff_in_mini_program: advice(
    'The page is in the web-view of a mini-program, which does not open the face SDK’s page.',
    'The user reads how to open the page in a browser, and can copy the link. See [containers.md](containers.md#mini-programs).',
    '页面在小程序的 web-view 里打开，那里打不开刷脸页面。',
    '用户会看到怎样用浏览器打开本页，也可以复制链接。见 [containers.zh-CN.md](containers.zh-CN.md#小程序)。',
  ),
  ticket_expired: advice(
    'More than `ticketTtlMs` (5 minutes by default) passed between the ticket and its use.',
    'Nothing: one tap requests a new ticket with the same photo. With NONCE tickets set `ticketTtlMs: 110_000`.',
    '从取得票据到使用，超过了 `ticketTtlMs`（默认 5 分钟）。',
    '无需处理，用户点一下就会用同一张照片重新申请。签名使用 NONCE ticket 时，设置 `ticketTtlMs: 110_000`。',
  ),
  unexpected: advice(
    'A function or a slot of your page threw, or the widget has a defect.',
    'Look at `error.cause`. If its stack is in the widget, please report it.',
    '页面里的函数或自定义界面抛出异常，或组件有缺陷。',
    '看 `error.cause`。如果堆栈在组件内部，请反馈。',
  ),
};

/** Advice to the developer about a code of the partner, the face SDK or HTTP, by its reason. */
export const reasonFixes: Readonly<Record<CatalogReason, Bilingual>> = {
  passed: both('Nothing. Confirm the verdict on your server.', '无需处理。在服务端再确认一次结果。'),
  notSamePerson: both(
    'Let the user try again, and offer another way by `onUseAlternative`. With `match`, check that your photo shows the right person.',
    '让用户重试，并用 `onUseAlternative` 提供其他核验方式。`match` 时检查比对照片是否为本人。',
  ),
  livenessFailed: both('Nothing: the user tries again in better light.', '无需处理，用户到光线充足处重试。'),
  suspectedAttack: both(
    'Let the user try again. If one account meets it often, have a person look at it.',
    '让用户重试。同一账号多次出现时，转人工审核。',
  ),
  lightLivenessFailed: both(
    'Nothing: the user makes the screen bright and avoids strong light.',
    '无需处理，用户调亮屏幕、避开强光后重试。',
  ),
  faceNotFound: both('Nothing: the user tries again, facing the screen.', '无需处理，用户正对屏幕重试。'),
  faceCovered: both(
    'Nothing: the user takes off mask, hat or glasses.',
    '无需处理，用户摘下口罩、帽子或眼镜后重试。',
  ),
  pictureBlurred: both('Nothing: the user holds the phone still.', '无需处理，用户拿稳手机重试。'),
  notFrontal: both('Nothing: the user looks straight at the screen.', '无需处理，用户正对屏幕重试。'),
  tooNearOrFar: both('Nothing: the user changes the distance.', '无需处理，用户调整距离后重试。'),
  severalFaces: both(
    'With `photo.source`, send a photo of one person. Else the user takes another photo.',
    '使用 `photo.source` 时，传入单人照片。其他情况由用户重拍。',
  ),
  blinkMissing: both('Nothing: the user blinks when asked.', '无需处理，用户按提示眨眼。'),
  voiceUnclear: both(
    'Nothing: the user reads the digits aloud in a quiet place.',
    '无需处理，用户在安静处大声朗读数字。',
  ),
  videoUnusable: both('Nothing: the user tries again.', '无需处理，用户重试。'),
  sourcePhotoUnusable: both(
    'With `photo.source`, send a JPEG below 400,000 base64 characters without a `data:` prefix. Else the user takes another photo.',
    '使用 `photo.source` 时，传入 base64 少于 400,000 个字符、不带 `data:` 前缀的 JPEG。其他情况由用户重拍。',
  ),
  identityMismatch: both(
    'The user corrects name and ID number. If `identity` has them, check your data.',
    '用户更正姓名和身份证号。如果由 `identity` 传入，检查接入方的数据。',
  ),
  identityInvalid: both(
    'The user corrects name and ID number. If `identity` has them, check your data.',
    '用户更正姓名和身份证号。如果由 `identity` 传入，检查接入方的数据。',
  ),
  identityUnknown: both(
    'Offer another way by `onUseAlternative`: the record may be missing or new.',
    '用 `onUseAlternative` 提供其他核验方式：权威库里可能没有或刚更新。',
  ),
  noPhotoOnFile: both(
    'Use `match` with a photo of your own, or offer another way by `onUseAlternative`.',
    '改用 `match` 并自备照片，或用 `onUseAlternative` 提供其他核验方式。',
  ),
  limitReached: both(
    'Offer another way by `onUseAlternative`. `result.getAttemptsLeft` shows the number in time.',
    '用 `onUseAlternative` 提供其他核验方式。用 `result.getAttemptsLeft` 提前告知剩余次数。',
  ),
  tooFrequent: both(
    'Wait as long as `Retry-After` says. If many users meet it, raise the limit at your gateway or with the partner.',
    '按 `Retry-After` 等待。如果很多用户遇到，请在反向代理或 API 网关上，或向合作方调高上限。',
  ),
  timedOut: both(
    'Nothing: the user starts again. If it is frequent, check the clock of the server that signs.',
    '无需处理，用户重新开始。如果经常出现，检查签名服务器的时间。',
  ),
  networkPoor: both(
    'Nothing: the result is requested again, or the user tries again.',
    '无需处理，会再次查询结果，或由用户重试。',
  ),
  interrupted: both('Nothing: the user starts again.', '无需处理，用户重新开始。'),
  cameraDenied: both(
    'In an app grant the camera to the page ([containers.md](containers.md)). Else the user allows it in the settings.',
    '在 App 里允许页面使用相机（[containers.zh-CN.md](containers.zh-CN.md)）。其他情况由用户在设置里打开。',
  ),
  cameraFailed: both(
    'Nothing: the user closes other apps that use the camera.',
    '无需处理，用户关闭正在使用相机的应用。',
  ),
  browserUnsupported: both(
    'Offer another handoff by `chooseHandoff` ([containers.md](containers.md)).',
    '用 `chooseHandoff` 提供其他打开方式（[containers.zh-CN.md](containers.zh-CN.md)）。',
  ),
  sdkFailed: both(
    'Let the user try again. If it persists, update the face SDK in your app.',
    '让用户重试。如果持续出现，升级 App 里的刷脸 SDK。',
  ),
  accessDenied: both(
    'Look at the rules of your gateway, its firewall and the user’s rights.',
    '检查反向代理或 API 网关的规则、防火墙和用户权限。',
  ),
  replyLate: both(
    'Raise the read timeout of the gateway to 60 s.',
    '把反向代理或 API 网关的读取超时调到 60 秒。',
  ),
  requestTooLarge: both(
    'Allow bodies of 450 kB (nginx: `client_max_body_size`), or lower `photo.maxBase64Length`.',
    '允许 450 kB 的请求体（nginx：`client_max_body_size`），或调小 `photo.maxBase64Length`。',
  ),
  serviceDown: both(
    'Look at the backend. The photo is kept, and the user can retry.',
    '检查后端。照片会保留，用户可以重试。',
  ),
  serviceRefused: both(
    'Look at the address, the account and the signature with the partner. The user can do nothing.',
    '与合作方核对地址、账号和签名。用户无法自行解决。',
  ),
  noResult: both(
    'Nothing: the widget queries again. If it stays for minutes, check that the backend passes `tencentCode` on.',
    '无需处理，组件会继续查询。如果几分钟后仍是这样，检查后端是否返回了 `tencentCode`。',
  ),
  unknown: both('Give `traceNo` to the partner.', '把 `traceNo` 提供给合作方。'),
};

/** Advice to the developer about single codes, whose reason has other codes too. */
export const codeFixes: ReadonlyMap<string, Bilingual> = new Map([
  [
    '3002',
    both(
      'Check whether the SDK’s page is in an iframe, or the browser blocks its cookies ([embed.md](embed.md#in-an-iframe)). Then the user starts again.',
      '检查刷脸页面是否在 iframe 里，浏览器是否拦截了它的 cookie（[embed.zh-CN.md](embed.zh-CN.md#在-iframe-里)），再由用户重新开始。',
    ),
  ],
]);

/** Advice to the developer about an error of the browser's camera. */
export const cameraFixes: Readonly<Record<'denied' | 'absent' | 'busy', Bilingual>> = {
  denied: both(
    'The user allows the camera in the settings. In an app see [containers.md](containers.md); in an iframe set `allow="camera"`.',
    '用户在设置里允许相机。在 App 里见 [containers.zh-CN.md](containers.zh-CN.md)；在 iframe 里设置 `allow="camera"`。',
  ),
  absent: both('Nothing: the album is offered.', '无需处理，用户可以从相册选择。'),
  busy: both(
    'Nothing: the user closes the other app, or uses the phone’s camera.',
    '无需处理，用户关闭其他应用，或用系统相机拍。',
  ),
};

function advice(cause: string, fix: string, zhCause: string, zhFix: string): Advice {
  return { cause: both(cause, zhCause), fix: both(fix, zhFix) };
}

function both(en: string, zh: string): Bilingual {
  return { en, zh };
}
