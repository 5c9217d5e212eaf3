import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { type ClientOptions, createClient } from '../../../src/client/createClient.js';
import type { ShrinkPhoto } from '../../../src/client/createLighterPhotos.js';
import type { UploadPhoto } from '../../../src/client/createUploader.js';
import type { PreparedPhoto, Subject } from '../../../src/flow/model.js';
import { photo } from '../flow/samples.js';

const { signal } = new AbortController();
const FACE_ADV_MS = 60_000;
const UPLOAD_MS = 120_000;

const ofLength = (length: number): PreparedPhoto => ({ ...photo, base64: 'A'.repeat(length) });

/** Resolves when the tasks that are under way have run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Prepares a photo that just fits. */
const shrink = vi.fn<ShrinkPhoto>(async (_photo, limit) => ofLength(limit - 4));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  shrink.mockClear();
});

/** A backend whose first replies never come. Keeps what arrived. */
function setUp(hanging: number, options: Partial<ClientOptions> = {}, api: Partial<ApiOptions> = {}) {
  const partner = createMockPartner({ onNote: () => {}, tencentCode: '0' });
  const arrived: { readonly characters: number; readonly key: string | null }[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { sourcePhotoStr } = await request.clone().json();
    arrived.push({ characters: sourcePhotoStr.data.length, key: request.headers.get('Idempotency-Key') });
    if (arrived.length <= hanging) return new Promise(() => {});
    const result = { faceId: 'f', orderNo: 'o' };
    return Response.json({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } });
  };
  const baseUrl = 'https://api.example.test';
  const client = createClient({
    api: { baseUrl, fetch, idempotencyKey: true, ...api },
    userId: 'user123',
    shrinkPhoto: shrink,
    ...options,
  });
  const tries: unknown[] = [];
  /** One tap of the user. Resolves with the error's code or `undefined`. */
  const attempt = async (subject: Subject, ms: number) => {
    const request = client.requestTicket(subject, signal).then(
      () => undefined,
      (error: unknown) => Reflect.get(Object(error), 'code'),
    );
    // The request leaves in a task of its own, by a channel that is no timer.
    await settled();
    await vi.advanceTimersByTimeAsync(ms);
    tries.push(await request);
    return tries;
  };
  return { partner, arrived, attempt };
}

const subjectOf = (prepared: PreparedPhoto): Subject => ({ type: 'match', photo: prepared });

describe('a photo whose faceAdv timed out', () => {
  it('is sent with half the characters by the user’s next attempt, down to 80,000', async () => {
    const { attempt, arrived } = setUp(4);
    const subject = subjectOf(ofLength(399_996));
    for (let tap = 0; tap < 5; tap += 1) await attempt(subject, FACE_ADV_MS);
    expect(arrived.map(({ characters }) => characters)).toEqual([399_996, 199_994, 99_993, 79_996, 79_996]);
    // Always from the photo that the user has seen, since each encode loses some of it.
    expect(shrink.mock.calls.map(([{ base64 }]) => base64.length)).toEqual([399_996, 399_996, 399_996]);
  });

  it('is never sent by itself, and each attempt has a key of its own', async () => {
    const { attempt, arrived } = setUp(1);
    const subject = subjectOf(ofLength(399_996));
    await attempt(subject, 10 * FACE_ADV_MS);
    expect(arrived).toHaveLength(1);
    expect(await attempt(subject, 0)).toEqual(['request_timed_out', undefined]);
    expect(new Set(arrived.map(({ key }) => key)).size).toBe(2);
  });

  it('stays light once it went through, and another photo is sent whole', async () => {
    const { attempt, arrived } = setUp(1);
    const subject = subjectOf(ofLength(399_996));
    for (let tap = 0; tap < 3; tap += 1) await attempt(subject, FACE_ADV_MS);
    await attempt(subjectOf(ofLength(300_000)), 0);
    expect(arrived.map(({ characters }) => characters)).toEqual([399_996, 199_994, 199_994, 300_000]);
  });

  it('is sent as it was when it cannot be prepared again', async () => {
    shrink.mockRejectedValueOnce(new Error('no memory'));
    const { attempt, arrived } = setUp(1);
    const subject = subjectOf(ofLength(399_996));
    expect(await attempt(subject, FACE_ADV_MS)).toEqual(['request_timed_out']);
    expect(await attempt(subject, 0)).toEqual(['request_timed_out', undefined]);
    expect(arrived.map(({ characters }) => characters)).toEqual([399_996, 399_996]);
  });
});

it('a photo is sent with half the characters after a proxy gave up waiting for it (408)', async () => {
  let isFirst = true;
  const partner = createMockPartner({ onNote: () => {}, tencentCode: '0' });
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (!isFirst) return partner.fetch(input, init);
    isFirst = false;
    return new Response('', { status: 408 });
  };
  const { attempt } = setUp(0, {}, { fetch });
  const subject = subjectOf(ofLength(399_996));
  await attempt(subject, 0);
  await attempt(subject, 1000);
  expect(shrink).toHaveBeenCalledTimes(1);
});

describe('a photo whose transfer did not time out', () => {
  it('is sent whole again when the backend could not be reached', async () => {
    let isFirst = true;
    const partner = createMockPartner({ onNote: () => {}, tencentCode: '0' });
    const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      if (!isFirst) return partner.fetch(input, init);
      isFirst = false;
      throw new TypeError('Failed to fetch');
    };
    const { attempt } = setUp(0, {}, { fetch });
    const subject = subjectOf(ofLength(399_996));
    await attempt(subject, 0);
    await attempt(subject, 1000);
    expect(shrink).not.toHaveBeenCalled();
  });

  it('is sent whole again when only api.resolveTicket timed out', async () => {
    const { attempt, arrived } = setUp(0, {}, { async: true, resolveTicket: () => new Promise(() => {}) });
    const subject = subjectOf(ofLength(399_996));
    const traceOnly = { errcode: 0, data: { status: 'SUCCESS', traceNo: '1' } };
    vi.spyOn(Response, 'json').mockImplementation(() => new Response(JSON.stringify(traceOnly)));
    for (let tap = 0; tap < 2; tap += 1) await attempt(subject, 60_000);
    vi.restoreAllMocks();
    expect(arrived.map(({ characters }) => characters)).toEqual([399_996, 399_996]);
  });
});

describe('a photo that is uploaded on its own', () => {
  const stored = { origin: 'fds', data: 'group1/b.jpg' } as const;

  it('is uploaded with fewer bytes after the upload timed out', async () => {
    const lighter = ofLength(199_994);
    shrink.mockResolvedValueOnce(lighter);
    const upload = vi.fn<UploadPhoto>(async () => stored).mockReturnValueOnce(new Promise(() => {}));
    const { attempt, arrived } = setUp(0, { upload });
    const subject = subjectOf(ofLength(399_996));
    await attempt(subject, UPLOAD_MS);
    expect(arrived).toEqual([]);
    expect(await attempt(subject, 0)).toEqual(['request_timed_out', undefined]);
    expect(upload.mock.calls.map(([jpeg]) => jpeg)).toEqual([photo.blob, lighter.blob]);
    expect(shrink).toHaveBeenCalledTimes(1);
  });

  it('is uploaded once when faceAdv timed out, since that carries its location alone', async () => {
    const upload = vi.fn<UploadPhoto>(async () => stored);
    const { attempt } = setUp(1, { upload });
    const subject = subjectOf(ofLength(399_996));
    expect(await attempt(subject, FACE_ADV_MS)).toEqual(['request_timed_out']);
    expect(await attempt(subject, 0)).toEqual(['request_timed_out', undefined]);
    expect(upload).toHaveBeenCalledTimes(1);
    expect(shrink).not.toHaveBeenCalled();
  });
});
