import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import type { PreparePhotoOptions } from '../../../src/photo/preparePhoto.js';
import { createPartnerPorts } from '../../../src/session/partnerPorts.js';
import { createTrace } from '../../../src/session/trace.js';
import { photo } from '../flow/samples.js';

const preparePhoto = vi.hoisted(() => vi.fn());
vi.mock('../../../src/photo/preparePhoto.js', () => ({ preparePhoto }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('photo event says that a photo was prepared again with fewer bytes after its upload timed out', async () => {
  preparePhoto.mockImplementation(async (_source: Blob, { maxBase64Length = 0 }: PreparePhotoOptions) => ({
    ...photo,
    base64: 'A'.repeat(maxBase64Length - 4),
  }));
  const partner = createMockPartner({ onNote: () => {} });
  let isFirst = true;
  const fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (!isFirst) return partner.fetch(input, init);
    isFirst = false;
    return new Promise(() => {});
  };
  const onEvent = vi.fn();
  const trace = createTrace({ onEvent }, Date.now);
  trace.emit({
    type: 'photo',
    origin: 'album',
    path: 'worker',
    width: 6,
    height: 8,
    byteLength: 9,
    encodes: 1,
  });
  const options = {
    type: 'match',
    userId: 'user123',
    handoff: async () => {},
    api: { baseUrl: 'https://api.example.test', fetch },
  } as const;
  const { requestTicket } = createPartnerPorts(options, trace);
  const subject = { type: 'match', photo: { ...photo, base64: 'A'.repeat(300_000) } } as const;
  const { signal } = new AbortController();
  const first = requestTicket(subject, signal).catch((error: unknown) => error);
  await vi.waitUntil(() => !isFirst);
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(first).resolves.toMatchObject({ code: 'request_timed_out' });
  expect(onEvent).toHaveBeenCalledTimes(1);
  const second = requestTicket(subject, signal).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1000);
  await second;
  expect(onEvent).toHaveBeenLastCalledWith({
    ...{ schema: 1, attempt: 0, type: 'photo', origin: 'album', path: photo.path },
    ...{ width: photo.width, height: photo.height, byteLength: photo.blob.size, encodes: photo.encodes },
    ...{ budget: 'uploadTimedOut', maxBase64Length: 150_000 },
  });
  expect(preparePhoto).toHaveBeenCalledWith(photo.blob, {
    ...{ signal, maxBase64Length: 150_000, connection: 'ignore' },
  });
});
