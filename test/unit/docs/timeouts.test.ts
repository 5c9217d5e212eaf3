import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';
import { authmatchSubject, matchSubject } from '../flow/samples.js';
import '../../../src/client/media.js';

const page = readFileSync(fileURLToPath(new URL('../../../docs/backend.md', import.meta.url)), 'utf8');
const documented = [...page.matchAll(/^\| `?([\w. ]+?)`? \| (\d+) s \| /gm)].map(
  ([, name = '', seconds]) => [name, Number(seconds)] as const,
);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pending = { errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result: {} } };

/** Work that never ends. Its signal aborts at the timeout. */
type Hang = (signal?: AbortSignal) => Promise<never>;

/** Starts what the table names. */
const starters: Readonly<Record<string, (hang: Hang) => Promise<unknown>>> = {
  'a faceAdv request': (hang) => clientOf(hang).requestTicket(authmatchSubject, signal()),
  'a faceAdvResult request': (hang) => clientOf(hang).queryOutcome('order1', signal()),
  'a faceAdvResult request with media': (hang) => clientOf(hang).fetchMedia('order1', 'both', signal()),
  'api.getToken': (hang) =>
    clientOf(hang, { getToken: () => hang() }).requestTicket(authmatchSubject, signal()),
  'photo.upload': (hang) =>
    createClient({
      api: { baseUrl: '/api' },
      userId: 'user1',
      upload: (_jpeg, uploadSignal) => hang(uploadSignal),
    }).requestTicket(matchSubject, signal()),
  'api.resolveTicket': (hang) =>
    clientOf(hang, {
      async: true,
      fetch: async () => Response.json(pending),
      resolveTicket: (_traceNo, ticketSignal) => hang(ticketSignal),
    }).requestTicket(authmatchSubject, signal()),
};

function clientOf(hang: Hang, api: Partial<ApiOptions> = {}) {
  return createClient({
    api: { baseUrl: 'https://api.example.test', fetch: (input) => hang((input as Request).signal), ...api },
    userId: 'user1',
  });
}

const signal = () => new AbortController().signal;

it('docs/backend.md has a timeout of everything that waits', () => {
  expect(documented.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(starters)));
});

it.each(documented.filter(([name]) => name in starters))(
  'docs/backend.md has the timeout of %s',
  async (name, seconds) => {
    let startedAt = Number.NaN;
    let endedAt = Number.NaN;
    const end = () => {
      if (Number.isNaN(endedAt)) endedAt = Date.now();
    };
    const hang: Hang = (work) => {
      startedAt = Date.now();
      work?.addEventListener('abort', end);
      return new Promise<never>(() => {});
    };
    starters[name]?.(hang).catch(end);
    for (let second = 0; second < 600 && Number.isNaN(endedAt); second += 1)
      await vi.advanceTimersByTimeAsync(1000);
    expect(endedAt - startedAt).toBe(seconds * 1000);
  },
);
