import { fileURLToPath } from 'node:url';
import type { FaceVerificationEvent } from 'face-verification-flow';
import { describe, expect, it } from 'vitest';
import { baidu, breadcrumbs, dataLayer, track } from './analytics.js';
import { eventFields } from './eventFields.js';
import { renderEvents } from './renderEvents.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const events: readonly FaceVerificationEvent[] = [
  { schema: 1, attempt: 0, type: 'step', step: 'capturing', from: 'consenting', durationMs: 4200 },
  { schema: 1, attempt: 1, type: 'error', code: 'network_unreachable', step: 'requestingTicket' },
  {
    schema: 1,
    attempt: 0,
    type: 'camera',
    status: 'opened',
    durationMs: 900,
    automatic: false,
    facing: 'user',
  },
  { schema: 1, attempt: 0, type: 'picker', picker: 'album', status: 'cancelled', durationMs: 1500 },
  {
    schema: 1,
    attempt: 0,
    type: 'photo',
    origin: 'camera',
    width: 1200,
    height: 1600,
    byteLength: 280_000,
    encodes: 3,
    path: 'worker',
  },
  {
    schema: 1,
    attempt: 1,
    type: 'handoff',
    chosen: 'redirect',
    skipped: ['bridge', 'qr'],
    mobile: true,
    inApp: 'wechat',
    miniProgram: false,
  },
  { schema: 1, attempt: 1, type: 'verdict', verdict: 'rejected', reason: 'notSamePerson' },
];

it.each([
  ['docs/events.md', 'en'],
  ['docs/events.zh-CN.md', 'zh'],
] as const)('%s is what the types and the adapters say', async (file, language) => {
  await expect(renderEvents(language)).toMatchFileSnapshot(root + file);
});

describe('the adapters', () => {
  it('are tried with an event of every type', () => {
    expect(events.map(({ type }) => type).sort()).toEqual(Object.keys(eventFields).sort());
  });

  it('make a breadcrumb of each, an error as a warning', () => {
    const added: unknown[] = [];
    events.forEach(breadcrumbs((breadcrumb) => added.push(breadcrumb)));
    expect(added.slice(0, 2)).toEqual([
      {
        category: 'face_verification_step',
        message: 'consenting → capturing',
        level: 'info',
        data: { schema: 1, attempt: 0, step: 'capturing', from: 'consenting', durationMs: 4200 },
      },
      {
        category: 'face_verification_error',
        message: 'error',
        level: 'warning',
        data: { schema: 1, attempt: 1, code: 'network_unreachable', step: 'requestingTicket' },
      },
    ]);
  });

  it('push names and plain values into a data layer', () => {
    const layer: object[] = [];
    events.forEach(dataLayer(layer));
    expect(layer[5]).toEqual({
      ...{ event: 'face_verification_handoff', schema: 1, attempt: 1 },
      ...{ chosen: 'redirect', skipped: 'bridge,qr', mobile: true, inApp: 'wechat', miniProgram: false },
    });
  });

  it('track names that every vendor takes', () => {
    const sent: [string, Record<string, unknown>][] = [];
    events.forEach(track((name, fields) => sent.push([name, fields])));
    expect(sent).toHaveLength(events.length);
    for (const [name, fields] of sent) {
      expect(name).toMatch(/^[a-z][a-z_]{1,39}$/);
      for (const value of Object.values(fields))
        expect(['string', 'number', 'boolean']).toContain(typeof value);
    }
  });

  it('give 百度统计 a category, an action, a label and a number', () => {
    const commands: (readonly unknown[])[] = [];
    events.forEach(baidu({ push: (command) => commands.push(command) }));
    expect(commands.map(([, , ...rest]) => rest)).toEqual([
      ['step', 'capturing', 4200],
      ['error', 'network_unreachable', 1],
      ['camera', 'opened', 900],
      ['picker', 'cancelled', 1500],
      ['photo', 'worker', 280_000],
      ['handoff', 'redirect', 1],
      ['verdict', 'notSamePerson', 1],
    ]);
  });
});
