import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { states } from '../flow/samples.js';
import { cameraStatuses, eventFields, type Values } from './eventFields.js';

const adapters = readFileSync(fileURLToPath(new URL('analytics.ts', import.meta.url)), 'utf8').trim();

/** `docs/events.md`, whole. */
export function renderEvents(): string {
  return [
    INTRODUCTION,
    ...Object.entries(eventFields).flatMap(([type, { when, fields }]) => [
      `### \`${type}\`: ${when}`,
      [
        '| field | holds | |',
        '|---|---|---|',
        ...Object.entries(fields).map(
          ([name, [values, meaning]]: [string, readonly [Values, string]]) =>
            `| \`${name}\` | ${describe(values)} | ${meaning} |`,
        ),
      ].join('\n'),
    ]),
    WHY_PEOPLE_STOP,
    WORDS,
    ADAPTERS,
    `\`\`\`ts\n${adapters}\n\`\`\``,
    SUPPORT,
    '',
  ].join('\n\n');
}

/** Longer sets have a list of their own. */
const MAX_INLINE = 8;

function describe(values: Values): string {
  switch (values) {
    case 'count':
      return 'a whole number';
    case 'milliseconds':
      return 'milliseconds';
    case 'boolean':
      return '`true` or `false`';
    case 'names':
      return 'names of adapters';
    default:
      if (values.length <= MAX_INLINE) return values.map((word) => `\`${word}\``).join(', ');
      if (values.includes('consenting')) return 'a [step](#words)';
      if (values.includes('offered')) return 'a [status](#why-people-stop)';
      return values.includes('livenessFailed') ? 'a [reason](#words)' : 'a [code](errors.md)';
  }
}

const INTRODUCTION = `# Which events does \`onEvent\` get?

\`onEvent\` shows a host's analytics how far users come, how long they take and why they stop. An event holds numbers, booleans, enum
strings and your own names of handoffs. It never holds a photo, name, ID number, token, order number, trace number, file name or
address. \`onComplete\` and \`onError\` have the numbers that find a case. In \`<face-verification>\` it is the event \`fv-event\`.

This page is generated from \`src/options/events.ts\` by \`npx vitest run --project node test/unit/docs -u\`.

## Schema 1

Every event has

| field | holds | |
|---|---|---|
| \`type\` | ${Object.keys(eventFields)
  .map((type) => `\`${type}\``)
  .join(', ')} | what happened |
| \`schema\` | \`1\` | of these fields: raised when one goes or changes its meaning. New types and fields may come without, so let unknown ones pass |
| \`attempt\` | a whole number | which ticket this is about, counted in this page load: 0 before the first is asked for; 1 after coming back to an order that an earlier page has begun |

A page that finds an open order begins with \`consenting\` → \`awaitingResult\` (or what its first step is): the redirect to the face
SDK is between two page loads, so count \`handingOff\` on one and \`awaitingResult\` on the next.`;

const WHY_PEOPLE_STOP = `## Why people stop

The photo is where most people stop. These are the values of \`status\` in \`camera\` events:

| \`status\` | what happened |
|---|---|
${Object.entries(cameraStatuses)
  .map(([status, meaning]) => `| \`${status}\` | ${meaning} |`)
  .join('\n')}

- A person who was \`offered\` the camera, with neither \`opened\` nor a \`picker\` event after it, left at the screen with the tips.
- \`opened\` without \`shot\` is a person who left in front of the preview.
- A \`picker\` event \`opened\` may have nothing after it. Then the user never came back from the camera app or album, or an old
  browser did not report that it was closed.

An event names a camera by its side and never by its \`deviceId\` or label. A \`deviceId\` identifies the browser for as long as
its site data is kept, and a label may name the device.`;

const WORDS = `## Words

Steps: ${Object.keys(states)
  .map((step) => `\`${step}\``)
  .join(', ')}.

Reasons, with what the person reads:

${Object.entries(zhCN.rejected.reasons)
  .map(([reason, { title }]) => `\`${reason}\` ${title}`)
  .join(' · ')}`;

const ADAPTERS = `## Adapters

To copy. A listener that throws stops nothing: the error is reported to the page.`;

const SUPPORT = `## A report for support

The person copies it: on the screens of a failure and of a result that does not come, 复制给客服 under 详情 copies code, order and
trace number together with the report. In code:

\`\`\`ts
import { createFaceVerification, createSupportReport } from 'face-verification-flow/core';

const text = await createSupportReport(verification.getTrace()); // or { at, event } collected by onEvent
\`\`\`

Plain text: engine and system with their versions, the app around the page, everything \`diagnose()\` finds, and the last 60 events
with their times. Of the user agent only products that are known go in, since apps put anything there. It prompts for nothing and
sends no request; without a trace it holds the browser alone.`;
