import type { FaceVerificationEvent } from '../../../src/options/events.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { states } from '../flow/samples.js';

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
      durationMs: ['milliseconds', 'spent in `from`, time in the background included'],
    },
  },
  error: {
    when: 'an error was shown, with what to do',
    fields: {
      code: [Object.keys(zhCN.failed.errors), 'as `error.code`; [api.md](api.md) has them all'],
      step: [Object.keys(states), 'where it arose'],
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
