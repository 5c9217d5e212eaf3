import { expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import { createClient } from '../../../src/client/createClient.js';
import { photo } from '../flow/samples.js';

it('requestTicket writes the JSON of a photo in a task after the tap’s', async () => {
  const { fetch: reply } = createMockPartner({ onNote: () => {} });
  const fetch = vi.fn(reply);
  const { requestTicket } = createClient({
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch },
    userId: 'user',
  });
  const subject = { type: 'match', photo: { ...photo, base64: sampleJpegBase64 } } as const;
  const request = requestTicket(subject, new AbortController().signal);
  // Every microtask of the tap's task, none of another task.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  for (let microtask = 0; microtask < 100; microtask += 1) await undefined;
  expect(fetch).not.toHaveBeenCalled();
  await request;
  expect(fetch).toHaveBeenCalledTimes(1);
});
