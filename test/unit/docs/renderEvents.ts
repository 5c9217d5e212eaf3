import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { states } from '../flow/samples.js';
import type { Bilingual } from './errorAdvice.js';
import { cameraStatuses, eventFields, type Values } from './eventFields.js';

type Language = keyof Bilingual;

const adapters = readFileSync(fileURLToPath(new URL('analytics.ts', import.meta.url)), 'utf8').trim();

/** Returns `docs/events.md` or its Chinese twin, whole. */
export function renderEvents(language: Language): string {
  const colon = { en: ': ', zh: '：' }[language];
  return [
    introductions[language],
    ...Object.entries(eventFields).flatMap(([type, { when, fields }]) => [
      `### \`${type}\`${colon}${when[language]}`,
      [
        tableHead[language],
        '|---|---|---|',
        ...Object.entries(fields).map(
          ([name, [values, meaning]]: [string, readonly [Values, Bilingual]]) =>
            `| \`${name}\` | ${describe(values, language)} | ${meaning[language]} |`,
        ),
      ].join('\n'),
    ]),
    whyUsersStop[language],
    values[language],
    adapterHeads[language],
    `\`\`\`ts\n${adapters}\n\`\`\``,
    support[language],
    '',
  ].join('\n\n');
}

const tableHead: Bilingual = { en: '| field | holds | |', zh: '| 字段 | 内容 | |' };

/** Longer sets have a list of their own. */
const MAX_INLINE = 8;

const kinds = {
  count: { en: 'a whole number', zh: '整数' },
  milliseconds: { en: 'milliseconds', zh: '毫秒' },
  boolean: { en: '`true` or `false`', zh: '`true` 或 `false`' },
  names: { en: 'names of adapters', zh: 'handoff 的名称' },
  step: { en: 'a [step](#words)', zh: '一个[步骤](#取值)' },
  status: { en: 'a [status](#why-users-stop)', zh: '一个[状态](#用户为什么停下)' },
  app: { en: 'an [app](environments.md)', zh: '一个 [App](environments.zh-CN.md)' },
  reason: { en: 'a [reason](#words)', zh: '一个[原因](#取值)' },
  code: { en: 'a [code](errors.md)', zh: '一个[错误码](errors.zh-CN.md)' },
} satisfies Record<string, Bilingual>;

function describe(fieldValues: Values, language: Language): string {
  if (typeof fieldValues === 'string') return kinds[fieldValues][language];
  if (fieldValues.length > MAX_INLINE) return kinds[kindOf(fieldValues)][language];
  return fieldValues.map((word) => `\`${word}\``).join({ en: ', ', zh: '、' }[language]);
}

function kindOf(words: readonly string[]): keyof typeof kinds {
  if (words.includes('consenting')) return 'step';
  if (words.includes('wechat')) return 'app';
  if (words.includes('offered')) return 'status';
  return words.includes('livenessFailed') ? 'reason' : 'code';
}

const types = (separator: string) =>
  Object.keys(eventFields)
    .map((type) => `\`${type}\``)
    .join(separator);

const introductions: Bilingual = {
  en: `# Which events does \`onEvent\` get?

\`onEvent\` shows a host's analytics how far users come, how long they take and why they stop. An event holds numbers, booleans, enum
strings and your own names of handoffs. It never holds a photo, name, ID number, token, order number, trace number, file name or
address. \`onComplete\` and \`onError\` have the numbers that find a case. In \`<face-verification>\` it is the event \`fv-event\`.

This page is generated from \`src/options/events.ts\` by \`npx vitest run --project node test/unit/docs -u\`.

## Schema 1

Every event has

| field | holds | |
|---|---|---|
| \`type\` | ${types(', ')} | what happened |
| \`schema\` | \`1\` | of these fields: raised when one goes or changes its meaning. New types and fields may come without, so let unknown ones pass |
| \`attempt\` | a whole number | number of the ticket in this page load: 0 before the first is requested, 1 for an order that an earlier page has begun |

A page that finds an open order begins with \`consenting\` → \`awaitingResult\` (or its first step). The redirect to the face SDK is
between two page loads, so count \`handingOff\` on one and \`awaitingResult\` on the next.`,
  zh: `# \`onEvent\` 会收到哪些事件？

\`onEvent\` 用来埋点：用户走到哪一步、花了多久、为什么停下。事件里只有数字、布尔值、固定的取值和自定义的 handoff 名称，
没有照片、姓名、身份证号、token、订单号、流水号、文件名和网址。排查单个用户的问题时，用 \`onComplete\` 和 \`onError\` 里的订单号和流水号。在
\`<face-verification>\` 里，对应的事件是 \`fv-event\`。

本页由 \`npx vitest run --project node test/unit/docs -u\` 根据 \`src/options/events.ts\` 生成。

## 版本 1

每个事件都有：

| 字段 | 内容 | |
|---|---|---|
| \`type\` | ${types('、')} | 发生了什么 |
| \`schema\` | \`1\` | 字段的版本：删除字段或改变含义时加 1。新增类型和字段不改版本，所以遇到不认识的请忽略 |
| \`attempt\` | 整数 | 本次打开页面后的第几张票据：还没申请时为 0；继续之前页面的订单时为 1 |

发现未完成的订单时，第一个事件是 \`consenting\` → \`awaitingResult\`（或当时的第一步）。跳转到刷脸 SDK 会离开页面：\`handingOff\` 在前一次
打开时统计，\`awaitingResult\` 在后一次打开时统计。`,
};

const statuses = (language: Language) =>
  Object.entries(cameraStatuses)
    .map(([status, meaning]) => `| \`${status}\` | ${meaning[language]} |`)
    .join('\n');

const whyUsersStop: Bilingual = {
  en: `## Why users stop

The photo is where most users stop. These are the values of \`status\` in \`camera\` events:

| \`status\` | what happened |
|---|---|
${statuses('en')}

- A user with \`offered\`, but neither \`opened\` nor a \`picker\` event after it, left at the screen with the tips.
- \`opened\` without \`shot\` is a user who left in front of the preview.
- A \`picker\` event \`opened\` may have nothing after it. Then the user never came back from the camera app or album, or an old
  browser did not report that it was closed.

An event names a camera by its side and never by its \`deviceId\` or label. A \`deviceId\` identifies the browser for as long as
its site data is kept, and a label may name the device.`,
  zh: `## 用户为什么停下

用户大多停在拍照这一步。\`camera\` 事件的 \`status\` 取值：

| \`status\` | 发生了什么 |
|---|---|
${statuses('zh')}

- 有 \`offered\`，之后既没有 \`opened\` 也没有 \`picker\` 事件：用户看到拍摄提示就离开了。
- 有 \`opened\` 没有 \`shot\`：用户打开预览后离开了。
- \`picker\` 事件 \`opened\` 之后可能什么都没有：用户没有从手机相机或相册回来，或者旧浏览器不报告关闭。

事件只写相机的朝向，不写 \`deviceId\` 和名称。\`deviceId\` 在网站数据清除之前不变，可以用来识别浏览器；名称可能含有设备信息。`,
};

const steps = (separator: string) =>
  Object.keys(states)
    .map((step) => `\`${step}\``)
    .join(separator);

const reasons = Object.entries(zhCN.rejected.reasons)
  .map(([reason, { title }]) => `\`${reason}\` ${title}`)
  .join(' · ');

const values: Bilingual = {
  en: `## Words

Steps: ${steps(', ')}.

Reasons, with what the user reads:

${reasons}`,
  zh: `## 取值

步骤：${steps('、')}。

原因，以及用户看到的文案：

${reasons}`,
};

const adapterHeads: Bilingual = {
  en: `## Adapters

To copy. A listener that throws stops nothing: the error is reported to the page.`,
  zh: `## 常用统计工具

可以直接复制。监听函数抛出异常不影响流程，异常会报告给页面。`,
};

const supportCode = `\`\`\`ts
import { createFaceVerification, createSupportReport } from 'face-verification-flow/core';

const text = await createSupportReport(verification.getTrace()); // or { at, event } collected by onEvent
\`\`\``;

const support: Bilingual = {
  en: `## A report for support

The screens of an error and of a late result have a button 复制给客服 under 详情. It copies code, order number and trace number
together with the report. In code:

${supportCode}

The report is plain text: engine and system with their versions, the app around the page, everything \`diagnose()\` finds, and the
last 60 events with their times. It names only known products of the user agent, since apps put anything there. It prompts for
nothing and sends no request. Without a trace it describes the browser alone.`,
  zh: `## 给客服的报告

出错或结果迟迟不出来时，“详情”里有“复制给客服”，复制的内容包括错误码、订单号、流水号和这份报告。也可以用代码生成：

${supportCode}

报告是纯文本：内核、系统及版本，外层 App，\`diagnose()\` 的全部结果，最近 60 个事件及时间。User-Agent 里只取已知的产品名，因为 App 可能在
里面写任何内容。生成时不弹窗，不发请求。不传轨迹时只有浏览器信息。`,
};
