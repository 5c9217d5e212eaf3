import { apps } from '../../../src/environment/containers.js';
import type { CameraReportStatus } from '../../../src/flow/model.js';
import type { FaceVerificationEvent } from '../../../src/options/events.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { states } from '../flow/samples.js';
import type { Bilingual } from './errorAdvice.js';

/** Meaning of each status of a `camera` event for the host. A status that is missing does not compile. */
export const cameraStatuses: Readonly<Record<CameraReportStatus, Bilingual>> = {
  offered: {
    en: 'the user saw the button 拍照, which opens the camera',
    zh: '看到“拍照”按钮，点它会打开相机',
  },
  opened: {
    en: 'the preview shows a picture; `durationMs` is the wait for the permission and the camera',
    zh: '预览出现画面；`durationMs` 是等待授权和相机的时间',
  },
  blocked: {
    en: 'the preview waits for a tap, as on an iPhone in low power mode',
    zh: '预览要点一下才开始，例如 iPhone 的低电量模式',
  },
  switched: {
    en: 'another camera shows its picture; `automatic` if it replaced a black one',
    zh: '换了一个相机；因画面全黑而自动换的，`automatic` 为 `true`',
  },
  shot: {
    en: 'a photo was taken; `durationMs` is the time in front of the preview',
    zh: '拍了照片；`durationMs` 是停留在预览的时间',
  },
  detectorFailed: {
    en: 'the face detector rejected, was late three times or did not answer for 15 s. The camera goes on without it',
    zh: '人脸检测出错、连续三次超时或 15 秒没有结果，相机不再检测人脸，其他照常',
  },
  closed: {
    en: 'the user left without a photo. Without `opened` before it: at the permission prompt',
    zh: '没有拍就关闭。之前没有 `opened` 的，是在授权弹窗时关闭',
  },
  denied: {
    en: 'refused by the user, the app around the page or a policy, now or earlier',
    zh: '被用户、外层 App 或策略拒绝，包括以前拒绝过',
  },
  absent: { en: 'there is no camera', zh: '没有相机' },
  busy: { en: 'another app or page holds it', zh: '相机被其他应用或网页占用' },
  insecure: {
    en: 'the page is not https, so there is no camera to offer',
    zh: '页面不是 https，不能使用相机',
  },
  unsupported: { en: 'the browser has no camera for pages', zh: '浏览器不让网页使用相机' },
  disallowed: {
    en: 'an iframe without `allow="camera"`, or a Permissions-Policy header. Chromium alone reports it',
    zh: 'iframe 没有 `allow="camera"`，或 Permissions-Policy 响应头禁止。只有 Chromium 会报告',
  },
  late: { en: 'allowed and opened, but no picture within 8 s', zh: '已允许并打开，但 8 秒内没有画面' },
  black: {
    en: 'all pictures were black for 6 s: a covered lens, an infrared camera, an app without the permission',
    zh: '连续 6 秒全黑：镜头被遮挡，是红外相机，或 App 没有相机权限',
  },
  muted: { en: 'the system took the picture away, such as for a call', zh: '画面被系统中断，例如来电' },
  ended: { en: 'the camera was unplugged or the permission taken back', zh: '相机被拔掉，或权限被收回' },
  failed: { en: 'any other error', zh: '其他错误' },
};

type EventType = FaceVerificationEvent['type'];
type Common = 'type' | 'schema' | 'attempt';
type Field<Type extends EventType> = Exclude<keyof Extract<FaceVerificationEvent, { type: Type }>, Common>;
/** Values of a field: the words of a closed set, or the kind of value. */
export type Values = readonly string[] | 'count' | 'milliseconds' | 'boolean' | 'names';

/** The whole schema: a field that is missing here, or is none, does not compile. */
export const eventFields: {
  readonly [Type in EventType]: {
    readonly when: Bilingual;
    readonly fields: { readonly [Name in Field<Type>]: readonly [values: Values, meaning: Bilingual] };
  };
} = {
  step: {
    when: { en: 'the flow has moved', zh: '流程走到另一步' },
    fields: {
      step: [Object.keys(states), { en: 'the current step', zh: '现在的步骤' }],
      from: [Object.keys(states), { en: 'the previous step', zh: '之前的步骤' }],
      durationMs: [
        'milliseconds',
        {
          en: 'time in `from`, including time in the background',
          zh: '停留在 `from` 的时间，包括在后台的时间',
        },
      ],
    },
  },
  error: {
    when: { en: 'an error was shown', zh: '显示了错误和处理办法' },
    fields: {
      code: [
        Object.keys(zhCN.failed.errors),
        {
          en: 'as `error.code`; [errors.md](errors.md) has them all',
          zh: '同 `error.code`，全部见 [errors.zh-CN.md](errors.zh-CN.md)',
        },
      ],
      step: [Object.keys(states), { en: 'step of the error', zh: '出错时的步骤' }],
    },
  },
  camera: {
    when: {
      en: 'the in-page camera was offered, has opened or failed, or has taken a photo',
      zh: '页面内相机可供使用、已打开、出错或拍了照片',
    },
    fields: {
      status: [
        Object.keys(cameraStatuses),
        {
          en: 'what it did; [why users stop](#why-users-stop) has the meanings',
          zh: '发生了什么，含义见[用户为什么停下](#用户为什么停下)',
        },
      ],
      durationMs: [
        'milliseconds',
        {
          en: 'since it was requested, or since its picture appeared; 0 for an offer',
          zh: '从请求相机或出现画面算起；`offered` 为 0',
        },
      ],
      automatic: ['boolean', { en: 'whether it happened without a tap', zh: '是否自动发生，用户没有点击' }],
      facing: [
        ['user', 'environment', 'unknown'],
        { en: 'the side it faces; computers report none', zh: '朝向；电脑不报告' },
      ],
      index: [
        'count',
        {
          en: 'its position among the cameras of `enumerateDevices()`, from 0. That list has the `deviceId` for `photo.camera.deviceId`. Absent until a picture was shown',
          zh: '在 `enumerateDevices()` 的相机里是第几个，从 0 开始；在那里可查到 `deviceId`，用于 `photo.camera.deviceId`。出现画面之前没有',
        },
      ],
      cameras: [
        'count',
        { en: 'number of cameras. Absent until a picture was shown', zh: '相机总数。出现画面之前没有' },
      ],
    },
  },
  picker: {
    when: {
      en: 'the phone’s camera app or the album was opened, or came back without a photo',
      zh: '打开了系统相机或相册，或没有选照片就返回',
    },
    fields: {
      picker: [['camera', 'album'], { en: 'which of them', zh: '系统相机还是相册' }],
      status: [
        ['opened', 'cancelled', 'lostPage'],
        {
          en: '`lostPage`: the browser discarded the page meanwhile, and the user is back. Old browsers do not report `cancelled`',
          zh: '`lostPage`：其间浏览器丢弃了页面，用户已回来。旧浏览器不报告 `cancelled`',
        },
      ],
      durationMs: [
        'milliseconds',
        { en: 'time it was open; only with `cancelled`', zh: '打开了多久；只有 `cancelled` 才有' },
      ],
    },
  },
  photo: {
    when: {
      en: 'a photo was prepared, also once more with fewer bytes after its upload timed out',
      zh: '照片处理完成；上传超时后重新压缩时也会发出',
    },
    fields: {
      origin: [['camera', 'album', 'host'], { en: 'where it came from', zh: '照片来源' }],
      width: ['count', { en: 'width of the prepared photo in pixels', zh: '处理后的宽度，像素' }],
      height: ['count', { en: 'height of the prepared photo in pixels', zh: '处理后的高度，像素' }],
      byteLength: ['count', { en: 'its bytes, before base64', zh: '字节数，base64 之前' }],
      encodes: [
        'count',
        { en: 'number of encodes; 0 if only the metadata was removed', zh: '编码次数；只去除元数据时为 0' },
      ],
      path: [
        ['worker', 'main', 'compatible', 'stripped'],
        { en: 'how it was prepared', zh: '用哪种方式处理' },
      ],
      budget: [
        ['limit', 'fixed', 'saveData', 'slowConnection', 'slowFirstRequest', 'largeFace', 'uploadTimedOut'],
        {
          en: 'what decided the maximum size; `limit` if there was no reason for less',
          zh: '按什么确定大小上限；没有理由缩小时为 `limit`',
        },
      ],
      maxBase64Length: [
        'count',
        { en: 'exclusive maximum of base64 characters', zh: 'base64 的字符数上限（不含）' },
      ],
      faces: [
        ['none', 'one', 'several', 'failed'],
        {
          en: 'faces that `photo.camera.detectFaces` has found; absent without it',
          zh: '`photo.camera.detectFaces` 找到的人脸；没有该选项时不含此字段',
        },
      ],
    },
  },
  handoff: {
    when: { en: 'the ticket was passed to the face SDK', zh: '把票据交给了刷脸 SDK' },
    fields: {
      chosen: [
        'names',
        {
          en: 'the chosen adapter: `redirect`, `bridge`, `qr`, `miniProgram`, `own`, or a name of your own',
          zh: '选中的 handoff：`redirect`、`bridge`、`qr`、`miniProgram`、`own`，或自定义的名称',
        },
      ],
      skipped: [
        'names',
        { en: 'adapters that do not support this environment', zh: '因当前环境不支持而跳过的' },
      ],
      mobile: ['boolean', { en: 'whether this is a phone or a tablet', zh: '是否为手机或平板' }],
      inApp: [
        apps.map(({ name }) => name),
        {
          en: 'app whose built-in browser or mini-program this is; `undefined` elsewhere',
          zh: '在哪个 App 的内置浏览器或小程序里；不在时为 `undefined`',
        },
      ],
      miniProgram: [
        'boolean',
        { en: 'whether this is the web-view of a mini-program', zh: '是否在小程序的 web-view 里' },
      ],
    },
  },
  verdict: {
    when: {
      en: 'the verdict is known: once per order, after its step',
      zh: '得出结果：每个订单一次，在对应步骤的事件之后',
    },
    fields: {
      verdict: [['passed', 'rejected'], { en: 'the verdict', zh: '结果' }],
      reason: [
        Object.keys(zhCN.rejected.reasons),
        { en: 'what the partner’s code means', zh: '合作方错误码的含义' },
      ],
    },
  },
};
