/** Meanings of options and fields in Chinese, by their type; docs/reference.zh-CN.md takes the rest from the types. */
export const zhReference: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MatchOptions: {
    type: '`match` 与用户提供的照片比对，`authmatch` 按姓名和身份证号与权威库比对。',
    photo: '照片从哪里来、怎样发送。',
    identity: '预填的姓名和身份证号，用户可以修改。',
    api: '后端地址和调用方式。',
    userId:
      '用户的唯一固定标识：1–32 位字母、数字、`_` 或 `-`，例如内部账号编号或去掉连字符的 UUID，不要用手机号和身份证号。使用包里的网关时，以会话的用户为准（https://cloud.tencent.com/document/product/1007/114144）。',
    handoff: '怎样用票据打开刷脸 SDK，例如 `redirectHandoff({ loginUrl })`，也可以是自定义的函数。',
    ticketTtlMs:
      '票据的有效期，毫秒。超过后不再使用，改为重新申请。默认值即 faceId 的有效期（https://cloud.tencent.com/developer/article/1893550）。',
    backButton:
      '设备的返回键是否退回流程的上一步，避免丢失照片。每一步在历史记录里增加一条，地址和 `history.state` 不变；流程结束后这些记录仍在，按一次返回全部跳过。',
    consent:
      '授权页上的名称和文字。开发时，控制台会警告缺少的法定内容（docs/compliance.zh-CN.md）。已在别处征得同意时传 `false`。',
    resume:
      '订单记多久。未完成的订单，下次打开时查询结果；已完成的，刷新或点返回后重新查询并显示，直到用户关闭结果或页面移除组件。`false` 表示什么都不存，跳转离开页面的方式就找不到结果。',
    resultMedia: '在结果页显示刷脸时的照片或视频，得出结果后再取。默认不取。',
    result: '结果页的更多内容。',
    support: '客服：电话、邮箱或 http(s) 地址。重试也无法解决的错误页会引导到这里，并复制编号和报告。',
    browserUrl:
      '当前环境打不开刷脸页面（例如小程序）时，让用户在浏览器打开的地址，用于“复制链接”。当前地址在浏览器里用不了时设置，例如需要 App 的登录态。',
  },
  ApiOptions: {
    baseUrl:
      '后端地址：同源的路径，或另一个源，例如 `/api`、`https://api.example.com`。请求只发到这里，不跟随重定向。',
    getToken:
      '返回 Authorization 头的 token，由接入方的登录系统签发；绝不能是合作方的 token。登录态在同源的 cookie 里时不需要。有了照片就会调用，faceAdv 不用再等。后端返回 401 时再调用一次。超过 15 秒报 `token_unavailable`，下次尝试时重新调用。',
    paths: 'faceAdv 和 faceAdvResult 的路径，拼在 `baseUrl` 之后。',
    headers: 'Authorization 以外的请求头，例如 API 网关的 key。传函数则每次请求前调用。',
    credentials:
      '请求是否带 cookie，与 `fetch` 相同。默认带同源的 cookie，因为会话和反向代理可能需要。带 cookie 时，同源的 401 不能用 `WWW-Authenticate` 要求 Basic 或 Digest：浏览器会弹出登录框，请求一直没有返回，直到超时（实测 Chromium 156）。`omit` 可以避免。',
    idempotencyKey:
      '每个 faceAdv 是否带 `Idempotency-Key`，后端据此识别重复到达的请求，只开一个订单（docs/backend.zh-CN.md）。跨域时，CORS 要允许这个请求头。',
    fetch:
      '代替浏览器的 `fetch`，例如 App 提供的。即使它不理会 signal，请求也会超时：faceAdv、照片和视频 60 秒，faceAdvResult 15 秒。',
    extData: '任意 JSON，原样发给合作方。',
    async: '要求 faceAdv 异步返回。如果返回里只有 `traceNo`，还需要 `resolveTicket`。',
    resolveTicket: '异步时向后端取票据。时限 60 秒，超过报 `request_timed_out`。',
  },
  PhotoOptions: {
    source: '已有的照片，组件不再拍照。`self` 的 base64 必须小于上限。',
    upload:
      '把处理好的 JPEG 上传到文件服务器，返回路径（`fds`）或链接（`uri`），合作方推荐这种方式。`face-verification-flow/core` 的 `uploadForm` 可以生成这个函数。每张照片上传一次，时限 120 秒，超过报 `request_timed_out`。',
    takePhoto:
      '用 App 自己的相机拍照，与“拍照”“相册”并列。返回 Blob、buffer，或者 `data:` URL、base64 文本；返回 `undefined` 表示取消。没有时限，因为用户在 App 的相机里；再点一次会中止 `signal` 并重新调用。',
    camera: '页面内的相机。浏览器支持时优先使用。`false` 则只用系统相机和相册。',
    heic: '浏览器不支持 HEIC 时，用来解码 iPhone 的照片：`face-verification-flow/heic` 的 `heicDecoder()`，script 标签用 `FaceVerification.heicDecoder()`。不设置则报 `photo_format_unsupported`。时限 90 秒。',
    maxBase64Length:
      '照片 base64 的字符数上限（不含）：20,000 到 400,000。网速慢、上传超时后重试，都会自动传得更少。不设置时，人脸大的照片为 200,000：页面内相机拍的，或检测器只找到一张大的人脸的；设置之后，人脸不再影响上限。',
    blockDoubtful: '短边小于 480 像素或几乎全黑的照片是否不能使用。默认只提示，并优先建议重拍。',
  },
  CameraOptions: {
    devices: '相机来源。测试时可用 `face-verification-flow/mocks` 的 `createFakeCamera`。',
    deviceId:
      '首先打开的相机，取自 `enumerateDevices()` 或 `requestCamera()`，例如柜台的外接相机。找不到时打开前置相机。用户可以切换。',
    autoCapture:
      '一张脸在取景框里保持好，倒数两秒后自动拍照。用户可以关闭。需要人脸检测，没有时由用户点击拍照。',
    detectFaces:
      '在本机检测人脸：在预览里用来引导用户对准、提示照片合格和自动拍照；每张照片在确认之前也检测一次，包括相册里的。预览最多每 750 毫秒检测一次，从不等待，超过 2 秒的结果不用。出错、连续三次超时或 15 秒没有结果时，相机不再检测，`camera` 事件的状态是 `detectorFailed`。',
  },
  Identity: {
    name: '身份证上的姓名。',
    idNo: '身份证号：18 位，最后一位是 0–9 或大写 X。',
  },
  ConsentOptions: {
    version: '文本的版本，`onConsent` 会带上。设置了 `terms`，或用 `messages` 改了授权页，就必须填写。',
    terms: '用接入方的文本代替内置的清单（收集什么、怎样用、谁收集、保存多久、有哪些权利）。',
    recipients:
      '除 SDK 提供方和身份核验机构以外的接收方。法律要求写明每一方的名称、联系方式、目的和信息种类（《个人信息保护法》第二十三条），只写名称的，开发时会有警告。',
    handler: '个人信息处理者的名称，即由谁征求同意。',
    purpose: '刷脸的目的，例如“领取保险金”。',
    contact: '处理者的联系方式。',
    withdrawal:
      '撤回同意的方式：电话、邮箱、http(s) 地址，或在接入方服务端撤回的函数。设置后，结果页有“撤回同意”，授权页写明方式。函数在核验不通过之后可能再次调用；时限 20 秒。',
    retention: '照片和结果保存多久。',
    confirm:
      '同意的动作：先勾选再点按钮，或只点一个写明含义的按钮。法律要求单独、明确、自愿，没有规定形式（《个人信息保护法》第十四、二十九条）；腾讯要求由用户主动操作，不得预先勾选。`button` 少点一次，选用前请咨询律师。',
    minors:
      '`match` 是否询问年龄：未满 14 周岁由监护人同意，14 至 17 周岁的未成年人会看到提示。`authmatch` 的身份证号已含年龄，不询问。',
    agreementUrl: '协议全文的地址，在新窗口打开。',
  },
  ResumeOptions: { maxAgeMs: '订单记多久，毫秒。' },
  ResultOptions: {
    getAttemptsLeft:
      '返回后端记录的剩余次数，每次不通过时调用一次。为 0 时不提供重试。返回 `undefined`、出错或 10 秒内没有返回，则不显示。',
    showScores: '是否显示活体和比对的得分（0–100）。对用户意义不大。',
    maskedName: '要显示的脱敏姓名，例如“张*明”。与“核验通过”一起显示，不用在别处。',
    next: '接下来做什么，例如“接下来为您办理领取。”，与“核验通过”一起显示。',
    finishAfterMs:
      '“核验通过”显示多少毫秒后自动完成：500 到 60,000。效果与点“完成”相同，之后由页面继续办理。大字版不自动完成，等用户点击。',
  },
  Appearance: {
    locale:
      '文案的语言，按 BCP 47。内置 `zh-CN`、`zh-TW` 和 `en`，其他语言要传 `messages`。先按书写系统、再按地区选最接近的：`zh-Hans-HK` 用 `zh-CN`，`yue-HK` 和 `zh_TW` 用 `zh-TW`。没有文案的语言用英文，不合 BCP 47 的写法用 `zh-CN`，控制台各警告一次。',
    messages: '替换个别文案。',
    theme: '浅色或深色，`auto` 跟随系统。',
    accent: '内置的主色。用 `--fv-accent` 可以设成任意颜色。',
    textSize:
      '字号。`large` 是大字版（关怀模式）。`auto` 在用户放大了系统或浏览器的文字时直接显示大字版，首页有切换按钮；`system` 没有按钮，用于页面自己有切换入口时；`standard` 和 `large` 优先于系统和按钮。',
    slots: '自定义的页头、页脚和界面。',
  },
  Slots: {
    header: '代替进度条。',
    footer: '显示在每个界面下方，默认没有。',
    screens: '代替这些步骤的界面。焦点落在界面的第一个标题上。',
  },
  Callbacks: {
    onComplete:
      '得出结果时调用，每个订单恰好一次，由最先得知结果的标签页调用。其他标签页和刷新后只显示结果，不再调用。没有 Web Locks 或存储，或页面在调用过程中关闭时，变成至少一次，请按 `orderNo` 做成可重复执行。服务端也要查询结果。',
    onClose:
      '用户看完结果关闭时调用。每个显示结果的标签页都会调用，包括没有调用 `onComplete` 的。在这里跳转到下一页。',
    onError: '出错而停下时调用，用户会看到原因和处理办法。',
    onCancel:
      '用户点“退出”“稍后再看”等按钮离开时调用：在得出结果之前，或撤回同意之后。关闭网页、移除组件时不调用。之后组件停在“已退出核验”或“结果稍后可以再看”，由页面跳转或移除组件。',
    onConsent: '用户同意时、收集任何信息之前调用。每次同意都会调用。',
    onUseAlternative:
      '用户选择“换一种方式”时调用，代替 `onCancel`。设置了它才有这个选项。法规要求提供其他核验方式（http://www.cww.net.cn/article?id=599339，第十条）。',
    onSignIn: '登录失效、用户点“去登录”时调用。设置了它才有这个按钮。流程停在原处，登录后可以继续。',
    onEvent: '埋点事件，字段有版本，不含个人信息。',
  },
  RedirectHandoffOptions: {
    allowedHosts:
      "除本页域名外，`loginUrl` 允许的域名，例如 `['kyc1.qcloud.com']`。`loginUrl` 是函数时必须设置。",
    leave:
      '组件在 iframe 里时，由哪个窗口跳转。`top` 是最外层窗口，因为浏览器不让跨站 iframe 使用 SDK 的 cookie（错误码 3002：https://cloud.tencent.com/document/product/655/18936）和相机；最外层不同源时，`returnUrl` 必须是它的页面。`frame` 则由 iframe 自己跳转。',
    loginUrl:
      'SDK 的登录地址，例如 `https://kyc1.qcloud.com/api/web/login`，必须是 https 或与页面同源。域名由后端决定时（腾讯返回的 `optimalDomain`），传函数去取；时限 15 秒，超过报 `request_timed_out`。',
    returnUrl:
      'SDK 返回的地址：页面是 https 的，它也必须是；不带 hash。只有与当前页面同源，才找得到订单；在不同源的 iframe 里，填最外层页面的地址，由它把返回参数传给 iframe。',
    from: '浏览器类型：App 的 WebView 里用 `App`，其他用 `browser`。',
    skipSdkResultPage: '是否跳过 SDK 的结果页，因为组件会显示结果。',
  },
  QrHandoffOptions: { returnUrl: '最后给手机看的页面，例如提示“请回到电脑上继续”。' },
  BridgeHandoffOptions: {
    bridge:
      'App 提供的 bridge。`undefined` 和 `null` 表示不在 App 里；`window` 上恰好同名的元素或 iframe 也不算。每次使用前读取：用 getter `{ get bridge() { return window.FaceBridge; } }`，App 可以在申请票据之前才注入；直接传值则挂载时就必须存在。',
    timeoutMs: 'SDK 的时限，毫秒。超过后去查询结果。',
  },
  MiniProgramHandoffOptions: {
    navigate:
      "打开小程序里做人脸核身的页面，例如 `({ orderNo }) => wx.miniProgram.navigateTo({ url: '/pages/face/face?orderNo=' + orderNo })`。抛出异常或 reject 表示没有打开。不在接入方的小程序里时传 `undefined`。",
    queryResult:
      '向小程序的后端查询结果，返回内容与 faceAdvResult 相同：`{ errcode, errmsg, data: { status, result: { orderNo, tencentCode } } }`。页面在小程序里时，由它代替 faceAdvResult。每秒最多一次，时限 15 秒，失败会重试。',
    timeoutMs: '刷脸的时限，毫秒。超过后去查询结果。',
  },
  HandoffAdapter: {
    name: '`handoff` 事件里的名称，例如 `redirect`。',
    canHandle: '当前环境能否使用。授权页之前调用一次，免得用户白填；faceAdv 之前再调用一次。不能发请求。',
    prepare:
      '加载需要的代码。faceAdv 之前等待它完成，加载失败就不申请票据。时限 30 秒，超过报 `request_timed_out`。',
    start: '用票据启动刷脸 SDK。每张票据调用一次。',
  },
  HandoffContext: {
    signal: '用户离开这一步时中止。',
    userId: '选项 `userId`。',
    environment: '传给 `canHandle` 的环境。',
    expiresAt: '票据到期的时间，按本机时钟，1970 年以来的毫秒数。',
    present: 'SDK 在另一台设备上运行时，向用户显示内容。',
    waitForVerdict: '在后台轮询结果，用于 SDK 在另一台设备上运行时。',
  },
  FaceGatewayOptions: {
    partnerUrl: '合作方地址，例如 `http://partner.internal:7007`。页面看不到。不跟随重定向。',
    getPartnerToken:
      '返回请求合作方用的 token。会缓存；收到 401 后，所有等待的请求合起来只重新取一次，原因为 `expired`。页面看不到。时限 15 秒。',
    authorize:
      '按会话 cookie 或页面的 token 返回发起请求的用户；返回 `undefined` 或 `null` 则为 401。不能读取请求体。时限 10 秒。',
    types: '页面可以请求的类型。能选 `match` 的页面，可以自己决定与哪张照片比对，因此只写业务认可的类型。',
    store: '订单、次数和幂等键的存储。多个进程时用 `redisStore`。',
    onVerdict:
      '接收结果，每个订单至少调用一次：在页面得知之前，或由 `verify`、`sweep` 触发。同一个订单再次传来时，应视为已处理。抛出异常或超过 10 秒，下一次 `sweep` 会再调用。',
    allowSubject:
      '返回能否用这张照片、姓名和身份证号核验该用户，不能则为 403。`authmatch` 时与账号的实名信息比较。时限 10 秒。',
    audit: '每个结果一条记录，不含个人信息，见 docs/gateway.zh-CN.md。',
    onError: '接收接入方的函数和存储抛出的错误，以及意外错误。',
    photo: '可以接受的照片来源。',
    expose: '页面可以得到的额外内容。',
    limits: '次数和大小的限制。',
    allowedOrigins:
      '可以调用网关的其他源，例如 `https://shop.example`，会得到允许 cookie 的 CORS 响应头。网关所在的源总是允许；代理改了 Host 头时，也要写上。',
    paths: '合作方的路径，接在 `partnerUrl` 后面。页面的请求以同样的路径结尾，前面可以有任意前缀。',
    extData: '发给合作方的任意 JSON。页面传来的 `extData` 不会转发。',
    fetch: '用来请求合作方，例如经过代理或使用客户端证书。请求体是字节。',
  },
  FacePhotoRules: {
    uriOrigins:
      "`origin: 'uri'` 的照片可以链接到的源（协议、域名和端口），例如 `https://files.example.com`。链接由合作方访问，所以不能由页面决定域名。",
    fds: "是否接受 `origin: 'fds'` 的照片，即合作方文件服务器上的路径。用 `allowSubject` 检查路径是否属于该用户。",
  },
  FaceExposure: {
    messages: '页面能否得到合作方的原文，显示在“详情”里。',
    scores: '页面能否得到得分，用于 `result.showScores`。',
    media: '页面可以取回的本人订单的照片和视频，用于 `resultMedia`。',
  },
  FaceGatewayLimits: {
    attemptsPerHour: '每个用户每小时最多开几个订单。合作方没有处理的不计入。',
    queriesPerMinute: '每个用户每分钟最多查询几次 faceAdvResult。组件在一个页面里每秒最多一次。',
    maxBodyBytes: 'faceAdv 请求体的字节上限。最大的照片有 399,996 个字符。',
  },
  FaceVerifyOptions: {
    userId: '办理业务的用户。别人的“通过”不算。',
    type: '业务需要的类型。',
    maxAgeMs: '订单最多可以是多久之前开的，毫秒。',
    once: '是否用掉这次“通过”，一次通过只能办理一次。',
  },
  FaceSweepReport: {
    checked: '检查了几个订单。',
    delivered: '结果已交给 `onVerdict` 的订单数。',
    expired: '有效期内没有结果的订单数。',
    failed: '合作方、存储或 `onVerdict` 失败的订单数，以后会再检查。',
  },
  RedisStoreOptions: { prefix: '所有键的前缀。' },
  FaceStore: {
    get: '返回键的值；没有或已过期则为 `undefined`。',
    set: '写入值；值为 `undefined` 则删除，同时移出计划。',
    add: '原子地增加计数。没有计数时从 0 开始，`ttlMs` 后过期，之后的调用不会延长。值不会小于 0。',
    due: '返回最多 `limit` 个计划时间不晚于 `now` 的键，并把每个推迟到 `now + leaseMs`，两个网关不会处理同一个。',
  },
  FaceAuditEntry: {
    at: '时间，ISO 8601，UTC。',
    event: '事件，见下表。',
    userId: '用户。',
    orderNo: '订单号。',
    traceNo: '合作方的流水号，最多 64 个字符。',
    type: '类型。',
    verdict: '结果。',
    tencentCode: '腾讯的结果码。',
    errcode: '合作方的 `errcode`。',
    status: '返回给页面的 HTTP 状态码。',
    code: '网关的错误码，见下表。',
    reason: '`verify` 的答复。',
    durationMs: '从收到请求到返回的毫秒数。',
  },
  FaceAuditEvent: {
    ticketIssued: '页面得到了新订单的票据。',
    ticketReplayed: '带同一个幂等键的请求再次到达，得到同样的返回。',
    requestRefused: '网关拒绝了请求，原因见 `code`。',
    partnerRefused: '合作方拒绝了 faceAdv 或 faceAdvResult，其错误码见 `errcode`。',
    partnerFailed: '联系不上合作方，或返回无法使用，原因见 `code`。',
    orderLost: '合作方已开订单，但网关没能存下来；页面拿不到它。',
    verdictSettled: '订单第一次得出结果。',
    verdictDelivered: '`onVerdict` 已收到结果。',
    verdictNotDelivered: '`onVerdict` 失败，`sweep` 会再调用。',
    mediaSent: '页面得到了照片或视频。',
    storeFailed: '存储失败。',
    orderExpired: '订单在有效期内没有结果，`sweep` 不再查询。',
    verified: '业务方调用了 `verify`，答复见 `reason`。',
    failed: '接入方的函数失败，或网关有缺陷；错误传给 `onError`。',
  },
  FaceGatewayErrorCode: {
    unauthorized: '401：`authorize` 没有返回用户。',
    cross_site: '403：来自其他源的页面，不在 `allowedOrigins` 里。',
    not_found: '404：没有这个路径。',
    order_not_found: '404：该用户没有这个订单，或订单太久。',
    method_not_allowed: '405：既不是 POST，也不是允许的预检。',
    request_timed_out: '408：请求体 60 秒内没有传完。',
    request_in_progress: '409：带这个幂等键的第一个请求还没有返回。',
    body_too_large: '413：请求体超过上限。',
    unsupported_media_type: '415：请求体不是 JSON。',
    invalid_request: '400：字段缺失或不合法。',
    type_not_allowed: '403：类型不在 `types` 里。',
    photo_not_allowed: '403：不接受这个链接或路径。',
    subject_not_allowed: '403：`allowSubject` 返回了 false。',
    media_not_allowed: '403：没有开放这种照片或视频。',
    too_many_attempts: '429：该用户这一小时的次数已用完。',
    too_many_requests: '429：该用户同时或每分钟的请求过多。',
    partner_token_unavailable: '502：取不到合作方的 token。',
    partner_unauthorized: '502：合作方连新 token 也拒绝。',
    partner_unreachable: '502：连不上合作方。',
    partner_timed_out: '504：合作方没有及时返回。',
    partner_busy: '429 或 503，合作方有 Retry-After 时一并返回。',
    partner_failed: '502：合作方返回其他 HTTP 状态码。',
    partner_malformed: '502：合作方的返回与接口文档不符。',
    store_unavailable: '503：存储失败或太慢。',
    unexpected: '500：接入方的函数失败，或网关有缺陷。',
  },
};

/** Types whose members stand under another type as well. */
export const zhOwners: Readonly<Record<string, readonly string[]>> = {
  MatchOptions: ['MatchOptions', 'Callbacks'],
  AuthmatchOptions: ['MatchOptions', 'Callbacks'],
  QrHandoffOptions: ['QrHandoffOptions', 'RedirectHandoffOptions'],
};

/** Defaults that are a description and no value, in Chinese. */
export const zhDefaults: Readonly<Record<string, string>> = {
  "false, and true in the script tag's `mount`": '`false`，script 标签的 `mount` 为 `true`',
  '`consent.contact`, if it is one of these': '`consent.contact`（是其中一种时）',
  'the address of the page': '当前页面的地址',
  "true if `baseUrl` has the page's origin, else false": '`baseUrl` 与页面同源时为 `true`，否则为 `false`',
  'the front camera': '前置相机',
  "the browser's own FaceDetector, which few browsers have": '浏览器的 FaceDetector，少数浏览器才有',
  'the version of the built-in text': '内置文本的版本',
  'undefined, for never': '`undefined`，不自动完成',
  'the host of a fixed `loginUrl`': '固定的 `loginUrl` 的域名',
  'this page, or the outermost one around it': '当前页面，或最外层的页面',
  faceAdvResult: 'faceAdvResult',
  'every valid subject': '都允许',
  'base64 alone': '只接受 base64',
  nothing: '无',
  none: '无',
  '[] none': '`[]`',
  "Node's own HTTP client under Node, `globalThis.fetch` elsewhere":
    'Node 里用自带的 HTTP 客户端，其他环境用 `globalThis.fetch`',
  "any of the gateway's `types`": '网关 `types` 里的任意一种',
  'the system’s': '系统字体',
};
