import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFaceVerification, redirectHandoff } from '../../../src/core.js';
import { type SeenUserAgent, userAgents } from '../../fixtures/userAgents.js';

afterEach(() => vi.unstubAllGlobals());

/** A user who agrees and gives a name at once, before anything is known of the place. */
function submitAtOnce(userAgent: string) {
  vi.stubGlobal('navigator', { userAgent });
  const requests: string[] = [];
  const errors: string[] = [];
  const verification = createFaceVerification({
    type: 'authmatch',
    userId: 'user123',
    api: {
      baseUrl: 'https://api.example.test',
      getToken: () => 'token',
      // The partner takes its time.
      fetch: (request) => {
        requests.push(new URL(request instanceof Request ? request.url : request).pathname);
        return new Promise(() => {});
      },
    },
    handoff: redirectHandoff({ loginUrl: 'https://kyc.example.test', allowedHosts: ['kyc.example.test'] }),
    resume: false,
    onError: ({ code }) => errors.push(code),
  });
  verification.start();
  verification.send({ type: 'ACCEPT_CONSENT' });
  const identity = { name: '张三', idNo: '11010519491231002X' };
  verification.send({ type: 'SUBMIT_IDENTITY', identity });
  return { verification, requests, errors };
}

const refuses = ({ container, miniProgram }: SeenUserAgent) =>
  miniProgram || container === 'uc' || container === 'baidu';

describe('a ticket', () => {
  it.each(userAgents.filter(refuses))('is not requested in $container: $userAgent', async (seen) => {
    const { verification, requests, errors } = submitAtOnce(seen.userAgent);
    await vi.waitFor(() => expect(verification.getState().step).toBe('failed'), 10_000);
    expect(errors).toEqual([seen.miniProgram ? 'handoff_in_mini_program' : 'handoff_unsupported']);
    expect(requests).toEqual([]);
    verification.stop();
  });

  const others = userAgents.filter((seen) => !refuses(seen));
  // One of each is enough: the table test reads them all.
  const firsts = others.filter(
    ({ container }, at) => others.findIndex((o) => o.container === container) === at,
  );
  it.each(firsts)('is requested once in $container: $userAgent', async ({ userAgent }) => {
    const { verification, requests, errors } = submitAtOnce(userAgent);
    await vi.waitFor(() => expect(requests).toEqual(['/tech/ai/face/faceAdv']), 10_000);
    expect(errors).toEqual([]);
    verification.stop();
  });
});
