import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { sampleJpegBase64, sampleMp4Base64 } from '../../../mocks/sampleMedia.js';
import { createClient } from '../../../src/client/createClient.js';
import { fetchMedia } from '../../../src/client/media.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import { authmatchSubject } from '../flow/samples.js';

const { signal } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A decided order, and how its media is asked for. */
async function decided(options: Parameters<typeof createMockPartner>[0] = {}, asksVerdict = true) {
  const partner = createMockPartner({ tencentCode: '0', ...options });
  const api = { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch: partner.fetch };
  const client = createClient({ api, userId: 'user123' });
  const { orderNo } = await client.requestTicket(authmatchSubject, signal);
  if (asksVerdict) await client.queryOutcome(orderNo, signal);
  const asked = () =>
    partner.requests
      .filter(({ endpoint }) => endpoint === 'faceAdvResult')
      .map(({ body }) => Reflect.get(Object(body), 'getFile'));
  return { client, orderNo, asked };
}

async function settle<T>(work: Promise<T>): Promise<T> {
  let done = false;
  work
    .catch(() => {})
    .finally(() => {
      done = true;
    });
  while (!done) await vi.advanceTimersByTimeAsync(100);
  return work;
}

describe('photo and video', () => {
  it.each([
    ['both', '1', ['photo', 'video']],
    ['photo', '2', ['photo']],
    ['video', '3', ['video']],
  ] as const)(
    'fetchMedia for %s sends getFile %s in a request of its own and returns %j',
    async (wanted, getFile, kinds) => {
      const { client, orderNo, asked } = await decided();
      const media = await settle(client.fetchMedia(orderNo, wanted, signal));
      expect(Object.keys(media)).toEqual(kinds);
      expect(media.photo?.type ?? 'image/jpeg').toBe('image/jpeg');
      expect(media.video?.type ?? 'video/mp4').toBe('video/mp4');
      expect(asked()).toEqual([undefined, getFile]);
    },
  );

  it('fetchMedia queries late media again after two seconds', async () => {
    const { client, orderNo, asked } = await decided({ mediaAfter: 2 });
    const media = await settle(client.fetchMedia(orderNo, 'photo', signal));
    expect(media.photo?.size).toBeGreaterThan(1000);
    expect(asked()).toEqual([undefined, '2', '2', '2']);
  });

  it('fetchMedia gives up after three queries', async () => {
    const { client, orderNo, asked } = await decided({ mediaAfter: 9 });
    await expect(settle(client.fetchMedia(orderNo, 'both', signal))).resolves.toEqual({});
    expect(asked()).toHaveLength(4);
  });

  it('fetchMedia retries after a transient failure', async () => {
    const query = vi
      .fn(async () => ({ photo: sampleJpegBase64 }))
      .mockRejectedValueOnce(new FaceVerificationError('network_unreachable', 'for a test'));
    expect(await settle(fetchMedia(query, 'photo', signal))).toHaveProperty('photo');
    expect(query).toHaveBeenCalledTimes(2);
  });
});

it('fetchMedia rejects media of another order', async () => {
  const { client, orderNo } = await decided(
    { faceAdvResult: { fault: 'otherOrder' }, tencentCode: '0' },
    false,
  );
  await expect(settle(client.fetchMedia(orderNo, 'both', signal))).rejects.toMatchObject({
    code: 'result_mismatch',
  });
});

describe('what comes is checked by its content', () => {
  const png = btoa('\x89PNG\r\n\x1a\n rest');
  const heic = btoa('\0\0\0\x18ftypheic\0\0\0\0');
  it.each([
    ['a JPEG', { photo: sampleJpegBase64 }, 'image/jpeg', undefined],
    ['a PNG', { photo: png }, 'image/png', undefined],
    [
      'a JPEG that says it is something else',
      { photo: `data:text/html;base64,${sampleJpegBase64}` },
      'image/jpeg',
      undefined,
    ],
    ['an SVG', { photo: btoa('<svg onload="alert(1)"/>') }, undefined, undefined],
    ['a page', { photo: btoa('<html></html>'), video: btoa('<html></html>') }, undefined, undefined],
    ['no base64', { photo: '*', video: '*' }, undefined, undefined],
    ['a video in place of a photo', { photo: sampleMp4Base64 }, undefined, undefined],
    ['a photo in place of a video', { video: sampleJpegBase64 }, undefined, undefined],
    ['an MP4', { video: sampleMp4Base64 }, undefined, 'video/mp4'],
    ['an HEIC that looks like an MP4', { video: heic }, undefined, undefined],
  ])('%s', async (_what, reply, photo, video) => {
    const media = await settle(fetchMedia(async () => reply, 'both', signal));
    expect(media.photo?.type).toBe(photo);
    expect(media.video?.type).toBe(video);
  });

  it('fetchMedia only queries the missing file again', async () => {
    const query = vi.fn(async () => ({ photo: sampleJpegBase64 }));
    await settle(fetchMedia(query, 'both', signal));
    expect(query.mock.calls.map(([wanted]: readonly unknown[]) => wanted)).toEqual([
      'both',
      'video',
      'video',
    ]);
  });
});
