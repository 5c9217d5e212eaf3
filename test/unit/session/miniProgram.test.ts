import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFaceVerification, miniProgramHandoff, redirectHandoff } from '../../../src/core.js';

const wechat =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.76(0x18004c24) Language/zh_CN';

const reply = (result: object) => ({
  errcode: 0,
  errmsg: 'ok',
  data: { status: 'SUCCESS', traceNo: 't1', result },
});

beforeEach(() => vi.stubGlobal('navigator', { userAgent: `${wechat} miniProgram/wx1` }));
afterEach(() => vi.unstubAllGlobals());

/** A verification whose mini-program shows the web-view again at once. */
function verify(queryResult: (orderNo: string) => unknown) {
  vi.stubGlobal('addEventListener', (type: string, back: () => void) => type === 'hashchange' && back());
  vi.stubGlobal('removeEventListener', () => {});
  const requests: string[] = [];
  const onEvent = vi.fn();
  const verification = createFaceVerification({
    type: 'authmatch',
    userId: 'user123',
    onEvent,
    api: {
      baseUrl: 'https://api.example.test',
      getToken: () => 'token',
      fetch: async (request) => {
        requests.push(new URL(request instanceof Request ? request.url : request).pathname);
        return Response.json(reply({ faceId: 'face1', orderNo: 'order1' }));
      },
    },
    handoff: miniProgramHandoff({ navigate: () => {}, queryResult }),
    consent: false,
    resume: false,
  });
  verification.start();
  verification.send({
    type: 'SUBMIT_IDENTITY',
    identity: { name: '张三', idNo: '11010519491231002X' },
  });
  return { verification, requests, onEvent };
}

it('queryResult decides in a mini-program, and faceAdvResult is not asked', async () => {
  const queryResult = vi.fn(async (orderNo: string) => reply({ orderNo, tencentCode: '0' }));
  const { verification, requests } = verify(queryResult);
  await vi.waitFor(() => expect(verification.getState().step).toBe('passed'), 10_000);
  expect(queryResult).toHaveBeenCalledWith('order1', expect.anything());
  expect(requests).toEqual(['/tech/ai/face/faceAdv']);
  verification.stop();
});

it('the event handoff names the mini-program’s app, and says that the page is in its web-view', async () => {
  const { verification, onEvent } = verify(async (orderNo) => reply({ orderNo, tencentCode: '0' }));
  await vi.waitFor(() => expect(verification.getState().step).toBe('passed'), 10_000);
  const place = { mobile: true, inApp: 'wechat', miniProgram: true };
  expect(onEvent).toHaveBeenCalledWith(
    expect.objectContaining({ type: 'handoff', chosen: 'miniProgram', ...place }),
  );
  verification.stop();
});

it('queryResult that answers for another order passes nobody', async () => {
  const { verification } = verify(async () => reply({ orderNo: 'order2', tencentCode: '0' }));
  await vi.waitFor(() => expect(verification.getState().step).toBe('failed'), 10_000);
  expect(verification.getState()).toMatchObject({ error: { code: 'result_mismatch' } });
  verification.stop();
});

it('queryResult that fails once is asked again', async () => {
  const queryResult = vi
    .fn(async (orderNo: string): Promise<unknown> => reply({ orderNo, tencentCode: '0' }))
    .mockRejectedValueOnce(new Error('offline'));
  const { verification } = verify(queryResult);
  await vi.waitFor(() => expect(verification.getState().step).toBe('passed'), 10_000);
  expect(queryResult.mock.calls.length).toBeGreaterThan(1);
  verification.stop();
});

it('redirectHandoff reads a variable that the mini-program sets late', async () => {
  vi.stubGlobal('navigator', { userAgent: wechat });
  const fetch = vi.fn();
  const verification = createFaceVerification({
    type: 'authmatch',
    userId: 'user123',
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch },
    handoff: redirectHandoff({ loginUrl: 'https://kyc.example.test' }),
    consent: false,
    resume: false,
  });
  verification.start();
  await vi.dynamicImportSettled();
  expect(verification.getState().step).toBe('enteringIdentity');
  vi.stubGlobal('__wxjs_environment', 'miniprogram');
  verification.send({ type: 'SUBMIT_IDENTITY', identity: { name: '张三', idNo: '11010519491231002X' } });
  await vi.waitFor(() => expect(verification.getState().step).toBe('failed'), 10_000);
  expect(verification.getState()).toMatchObject({ error: { code: 'handoff_in_mini_program' } });
  expect(fetch).not.toHaveBeenCalled();
  verification.stop();
});
