import type { CameraReportStatus } from '../../../src/flow/model.js';
import type { FaceVerificationEvent } from '../../../src/options/events.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { states } from '../flow/samples.js';

/** Meaning of each status of a `camera` event for the host. A status that is missing does not compile. */
export const cameraStatuses: Readonly<Record<CameraReportStatus, string>> = {
  offered: 'the person was shown the button 拍照, which opens the camera',
  opened: 'the preview shows a picture; `durationMs` is the wait for the permission and the camera',
  blocked: 'the preview waits for a tap, as on an iPhone in low power mode',
  switched: 'another camera shows its picture; `automatic` where a black one was passed over',
  shot: 'a photo was taken; `durationMs` is the time in front of the preview',
  closed: 'the person left without a photo. Without `opened` before it: at the permission prompt',
  denied: 'refused by the person, the app around the page or a policy, now or earlier',
  absent: 'there is no camera',
  busy: 'another app or page holds it',
  insecure: 'the page is not https, so there is no camera to offer',
  unsupported: 'the browser has no camera for pages',
  disallowed: 'an iframe without `allow="camera"`, or a Permissions-Policy header. Chromium alone reports it',
  late: 'allowed and opened, but no picture within 8 s',
  black: 'all pictures were black for 6 s: a covered lens, an infrared camera, an app without the permission',
  muted: 'the system took the picture away, such as for a call',
  ended: 'the camera was unplugged or the permission taken back',
  failed: 'any other error',
};

type EventType = FaceVerificationEvent['type'];
type Common = 'type' | 'schema' | 'attempt';
type Field<Type extends EventType> = Exclude<keyof Extract<FaceVerificationEvent, { type: Type }>, Common>;
/** Values of a field: the words of a closed set, or the kind of value. */
export type Values = readonly string[] | 'count' | 'milliseconds' | 'boolean' | 'names';

/** The whole schema: a field that is missing here, or is none, does not compile. */
export const eventFields: {
  readonly [Type in EventType]: {
    readonly when: string;
    readonly fields: { readonly [Name in Field<Type>]: readonly [values: Values, meaning: string] };
  };
} = {
  step: {
    when: 'the flow has moved',
    fields: {
      step: [Object.keys(states), 'where it is now'],
      from: [Object.keys(states), 'where it was'],
      durationMs: ['milliseconds', 'in `from`, time in the background included'],
    },
  },
  error: {
    when: 'an error was shown, with what to do',
    fields: {
      code: [Object.keys(zhCN.failed.errors), 'as `error.code`; [errors.md](errors.md) has them all'],
      step: [Object.keys(states), 'where it arose'],
    },
  },
  camera: {
    when: 'the in-page camera was offered, has opened or failed, or has taken a photo',
    fields: {
      status: [
        Object.keys(cameraStatuses),
        'what it did; [why people stop](#why-people-stop) has the meanings',
      ],
      durationMs: ['milliseconds', 'since it was requested, or since its picture appeared; 0 for an offer'],
      automatic: ['boolean', 'whether the person tapped nothing for it'],
      facing: [['user', 'environment', 'unknown'], 'the side it looks to; computers report none'],
      index: [
        'count',
        'which of the cameras of `enumerateDevices()`, from 0: that list has its `deviceId`, for `photo.camera.deviceId`. Absent until a picture was shown',
      ],
      cameras: ['count', 'how many there are. Absent until a picture was shown'],
    },
  },
  picker: {
    when: 'the phone’s camera app or the album was opened, or came back without a photo',
    fields: {
      picker: [['camera', 'album'], 'which of them'],
      status: [
        ['opened', 'cancelled', 'lostPage'],
        '`lostPage`: the browser discarded the page meanwhile, and the person is back. Old browsers do not report `cancelled`',
      ],
      durationMs: ['milliseconds', 'for which it was open; only with `cancelled`'],
    },
  },
  photo: {
    when: 'a photo was prepared',
    fields: {
      origin: [['camera', 'album', 'host'], 'where it came from'],
      width: ['count', 'pixels of the prepared photo'],
      height: ['count', 'the same'],
      byteLength: ['count', 'its bytes, before base64'],
      encodes: ['count', 'how often it was encoded; 0 where it was only stripped of its metadata'],
      path: [['worker', 'main', 'compatible', 'stripped'], 'which way it was prepared'],
      budget: [
        ['limit', 'fixed', 'saveData', 'slowConnection', 'slowFirstRequest'],
        'why it was allowed to weigh as much as it was: `limit` where nothing spoke for less',
      ],
      maxBase64Length: ['count', 'characters of base64 that it had to stay below'],
    },
  },
  handoff: {
    when: 'the face SDK was handed a ticket',
    fields: {
      chosen: ['names', 'the adapter that was taken: `redirect`, `bridge`, `qr`, `own`, or a name of yours'],
      skipped: ['names', 'those that could not handle this environment'],
      mobile: ['boolean', 'whether this is a phone or a tablet'],
      inApp: [
        ['wechat', 'wecom', 'alipay', 'qq', 'uc', 'baidu', 'dingtalk', 'weibo'],
        'whose built-in browser this is; `undefined` elsewhere',
      ],
    },
  },
  verdict: {
    when: 'the verdict is there: once per order, after its step',
    fields: {
      verdict: [['passed', 'rejected'], 'the verdict'],
      reason: [Object.keys(zhCN.rejected.reasons), 'what the partner’s code means'],
    },
  },
};
