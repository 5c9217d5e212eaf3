import { expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/index.js';
import { createClient } from '../../../src/client/createClient.js';
import { authmatchSubject } from '../flow/samples.js';

const { signal } = new AbortController();

it('getReady asks for the token that faceAdv takes, and sends nothing', async () => {
  const { fetch, requests } = createMockPartner();
  const getToken = vi.fn(async () => 'early');
  const client = createClient({
    api: { baseUrl: 'https://api.example.test', getToken, fetch },
    userId: 'user123',
  });
  await Promise.all([client.getReady(), client.getReady()]);
  expect(getToken).toHaveBeenCalledTimes(1);
  expect(requests).toEqual([]);
  await client.requestTicket(authmatchSubject, signal);
  expect(getToken).toHaveBeenCalledTimes(1);
  expect(requests).toHaveLength(1);
});

it('getReady hides that the token failed, and the request asks again', async () => {
  const { fetch } = createMockPartner();
  const getToken = vi.fn(async () => 'late').mockRejectedValueOnce(new Error('not yet'));
  const client = createClient({
    api: { baseUrl: 'https://api.example.test', getToken, fetch },
    userId: 'user123',
  });
  await client.getReady();
  await expect(client.requestTicket(authmatchSubject, signal)).resolves.toMatchObject({
    faceId: expect.any(String),
  });
  expect(getToken).toHaveBeenCalledTimes(2);
});
