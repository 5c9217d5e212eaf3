import { describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import { createClient } from '../../../src/client/createClient.js';
import type { UploadPhoto } from '../../../src/client/createUploader.js';
import type { PreparedPhoto, SourcePhoto, Subject } from '../../../src/flow/model.js';
import { photo } from '../flow/samples.js';

const { signal } = new AbortController();
const prepared: PreparedPhoto = { ...photo, base64: sampleJpegBase64 };
const subject: Subject = { type: 'match', photo: prepared };

function setUp(upload?: UploadPhoto, options: Parameters<typeof createMockPartner>[0] = {}) {
  const partner = createMockPartner({ onNote: () => {}, ...options });
  const client = createClient({
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch: partner.fetch },
    userId: 'user123',
    upload,
  });
  const sentPhotos = () => partner.requests.map(({ body }) => Reflect.get(Object(body), 'sourcePhotoStr'));
  return { partner, client, sentPhotos };
}

describe('a photo that the host has', () => {
  it.each<SourcePhoto>([
    { origin: 'self', data: sampleJpegBase64 },
    { origin: 'fds', data: 'group1/M00/a.jpg' },
    { origin: 'uri', data: 'https://files.example.test/a.jpg' },
  ])('requestTicket sends the host’s photo unchanged: $origin', async (sourcePhoto) => {
    const { client, sentPhotos } = setUp();
    await expect(client.requestTicket({ type: 'match', sourcePhoto }, signal)).resolves.toMatchObject({
      faceId: expect.stringMatching(/^\w{32}$/),
    });
    expect(sentPhotos()).toEqual([sourcePhoto]);
  });
});

describe('a photo that is uploaded', () => {
  const stored = { origin: 'fds', data: 'group1/b.jpg' } as const;

  it('requestTicket uploads the photo and only sends its location', async () => {
    const upload = vi.fn<UploadPhoto>(async (_jpeg, _signal, onProgress) => {
      onProgress(0.5);
      onProgress(Number.NaN);
      onProgress(1);
      return stored;
    });
    const { client, sentPhotos } = setUp(upload);
    const onProgress = vi.fn();
    await client.requestTicket(subject, signal, onProgress);
    expect(upload.mock.calls[0]?.[0]).toBe(prepared.blob);
    expect(onProgress.mock.calls).toEqual([[0.5], [1]]);
    expect(sentPhotos()).toEqual([stored]);
  });

  it('requestTicket uploads a photo once when faceAdv is retried', async () => {
    const upload = vi.fn<UploadPhoto>(async () => stored);
    const { client } = setUp(upload, { faceAdv: { fault: 'offline', times: 1 } });
    await expect(client.requestTicket(subject, signal)).rejects.toMatchObject({
      code: 'network_unreachable',
    });
    await client.requestTicket(subject, signal);
    expect(upload).toHaveBeenCalledTimes(1);
  });

  it('requestTicket uploads a photo again after the partner refused it', async () => {
    const upload = vi.fn<UploadPhoto>(async () => stored);
    const { client } = setUp(upload, { faceAdv: { fault: 'refusal', times: 1 } });
    await expect(client.requestTicket(subject, signal)).rejects.toMatchObject({ code: 'partner_refused' });
    await client.requestTicket(subject, signal);
    expect(upload).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['nothing', undefined, /\{ origin, data \}/],
    ['an unknown origin', { origin: 'ftp', data: 'a' }, /"self", "fds" or "uri"/],
    ['an empty path', { origin: 'fds', data: '' }, /not empty/],
    ['a link that is no link', { origin: 'uri', data: 'javascript:alert(1)' }, /http\(s\) link/],
    ['a photo in place of a path', { origin: 'fds', data: 'A'.repeat(9000) }, /9000 characters/],
  ])('requestTicket sends nothing when photo.upload returns %s', async (_what, given, words) => {
    // What JavaScript may give against the type.
    const { client, partner } = setUp(async () => given as SourcePhoto);
    await expect(client.requestTicket(subject, signal)).rejects.toMatchObject({
      code: 'photo_source_failed',
      message: expect.stringMatching(words),
    });
    expect(partner.requests).toEqual([]);
  });

  it('requestTicket fails with the cause when photo.upload fails, and aborts it when the step is left', async () => {
    const cause = new Error('disk full');
    const failing = setUp(() => Promise.reject(cause));
    await expect(failing.client.requestTicket(subject, signal)).rejects.toMatchObject({
      code: 'photo_source_failed',
      cause,
    });
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    const pending = setUp((_jpeg, given) => {
      seen = given;
      return new Promise(() => {});
    });
    const request = pending.client.requestTicket(subject, controller.signal);
    controller.abort();
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen?.aborted).toBe(true);
  });
});

describe('an upload that hangs', () => {
  it('requestTicket times out when photo.upload takes longer than 120 s', async () => {
    vi.useFakeTimers();
    const { client } = setUp(() => new Promise(() => {}));
    const request = expect(client.requestTicket(subject, signal)).rejects.toMatchObject({
      code: 'request_timed_out',
    });
    await vi.advanceTimersByTimeAsync(120_000);
    await request;
    vi.useRealTimers();
  });
});
