import { describe, expect, it } from 'vitest';
import { createMockBackend } from '../../../mocks/backend.js';
import { createMockFetch } from '../../../mocks/createMockFetch.js';
import { createMockHandlers, type MockHandlerOptions } from '../../../mocks/createMockHandlers.js';

const body = JSON.stringify({
  async: false,
  userId: 'user123',
  type: 'match',
  sourcePhotoStr: { origin: 'fds', data: 'group1/a.jpg' },
});

function setUp(options: MockHandlerOptions = {}) {
  const backend = createMockBackend();
  const fetch = createMockFetch(createMockHandlers({ onNote: () => {}, ...options, backend }));
  const send = async (key?: string) => {
    const headers = { Authorization: 'token', 'Content-Type': 'application/json' };
    const reply = await fetch('https://api.example.test/tech/ai/face/faceAdv', {
      method: 'POST',
      headers: key === undefined ? headers : { ...headers, 'Idempotency-Key': key },
      body,
    });
    return reply.text();
  };
  return { backend, send };
}

describe('mocks and Idempotency-Key', () => {
  it('the mocked partner replies the same and counts once when a faceAdv arrives again with its Idempotency-Key', async () => {
    const { backend, send } = setUp();
    const first = await send('"a"');
    expect(await send('"a"')).toBe(first);
    expect(await send('"b"')).not.toBe(first);
    expect(backend.count('faceAdv')).toBe(2);
  });

  it('the mocked partner replies the same when a faceAdv arrives again while the first is being answered', async () => {
    const { backend, send } = setUp({ latencyMs: 20 });
    const replies = await Promise.all([send('"a"'), send('"a"'), send('"a"')]);
    expect(new Set(replies).size).toBe(1);
    expect(backend.count('faceAdv')).toBe(1);
  });

  it('the mocked partner opens an order for each faceAdv without an Idempotency-Key', async () => {
    const { send } = setUp();
    expect(await send()).not.toBe(await send());
  });

  it('the mocked partner processes a faceAdv again when its first arrival opened no order', async () => {
    const { backend, send } = setUp({ faceAdv: { fault: 'http401', times: 1 } });
    expect(await send('"a"')).toContain('token expired');
    expect(await send('"a"')).toContain('orderNo');
    expect(backend.findByKey('"a"')).toBeDefined();
  });
});
