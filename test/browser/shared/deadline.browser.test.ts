import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authmatchSubject } from '../../unit/flow/samples.js';

/** Missing before Chrome 116 and iOS 17.4, where ky's own time-out lets the request run on. */
const descriptor = Object.getOwnPropertyDescriptor(AbortSignal, 'any');

beforeEach(() => {
  Reflect.deleteProperty(AbortSignal, 'any');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  if (descriptor) Object.defineProperty(AbortSignal, 'any', descriptor);
});

it('a request without an answer is really aborted at its deadline, on engines without AbortSignal.any too', async () => {
  // Only now: ky looks for AbortSignal.any when it is loaded.
  const { createClient } = await import('../../../src/client/createClient.js');
  let request: Request | undefined;
  const neverAnswers = (input: string | URL | Request) =>
    new Promise<Response>((_, reject) => {
      request = new Request(input);
      request.signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });
  const client = createClient({
    api: { baseUrl: 'https://api.example.test', fetch: neverAnswers },
    userId: 'user123',
  });
  const ticket = client.requestTicket(authmatchSubject, new AbortController().signal);
  const outcome = expect(ticket).rejects.toMatchObject({ code: 'request_timed_out' });

  await vi.advanceTimersByTimeAsync(59_000);
  expect(request?.signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  await outcome;
  expect(request?.signal.aborted).toBe(true);
});
