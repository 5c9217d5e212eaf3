import { StrictMode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createMockPartner, type MockPartner } from '../../../mocks/createMockPartner.js';
import { type Endpoint, type FaultName, faults } from '../../../mocks/faults.js';
import { FaceVerification } from '../../../src/index.js';
import { identity } from '../../unit/flow/samples.js';
import { hurry } from './hurry.js';
import '../../../src/react/styles/styles.css';

/** The title of the screen on which each fault ends, at faceAdv and at faceAdvResult. */
const endings: Readonly<Record<FaultName, readonly [faceAdv: string, faceAdvResult: string]>> = {
  offline: ['网络连接失败', '网络连接失败'],
  reset: ['网络连接失败', '网络连接失败'],
  redirect: ['网络连接失败', '网络连接失败'],
  slow1s: ['核验通过', '核验通过'],
  slow5s: ['核验通过', '核验通过'],
  slow30s: ['核验通过', '等待时间太长了'],
  hangs: ['等待时间太长了', '等待时间太长了'],
  http401: ['登录状态已失效', '登录状态已失效'],
  http403: ['服务拒绝了这次访问', '服务拒绝了这次访问'],
  http404: ['核验服务暂时不可用', '核验服务暂时不可用'],
  http408: ['等待时间太长了', '等待时间太长了'],
  http413: ['照片超出了服务的大小限制', '照片超出了服务的大小限制'],
  http429: ['操作太频繁了', '操作太频繁了'],
  http500: ['服务暂时不可用', '服务暂时不可用'],
  http502: ['服务暂时不可用', '服务暂时不可用'],
  http503: ['服务暂时不可用', '服务暂时不可用'],
  http504: ['等待时间太长了', '等待时间太长了'],
  html200: ['系统开小差了', '系统开小差了'],
  empty: ['系统开小差了', '系统开小差了'],
  truncated: ['系统开小差了', '系统开小差了'],
  huge: ['系统开小差了', '系统开小差了'],
  wrongTypes: ['系统开小差了', '系统开小差了'],
  resultNull: ['系统开小差了', '结果还在处理中'],
  refusal: ['这次申请没有被受理', '这次申请没有被受理'],
  refusalMarkup: ['这次申请没有被受理', '这次申请没有被受理'],
  statusFail: ['这次申请没有被受理', '这次申请没有被受理'],
  faceIdMissing: ['系统开小差了', ''],
  orderNoMissing: ['系统开小差了', ''],
  traceNoOnly: ['系统开小差了', ''],
  otherOrder: ['', '没查到这次核验的结果'],
};

const rejections: unknown[] = [];
const noteRejection = (event: PromiseRejectionEvent) => rejections.push(event.reason);

/** With a hurried clock, a part that the test server has still to compile would count as one that does not come. */
beforeAll(() =>
  Promise.all([
    import('../../../src/handoff/checkHandoff.js'),
    import('../../../src/react/messages/zh-CN.js'),
    import('../../../src/react/screens/IdentityScreen.js'),
    import('../../../src/react/screens/renderScreen.js'),
    import('../../../src/session/partnerPorts.js'),
  ]),
);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  addEventListener('unhandledrejection', noteRejection);
});
afterEach(() => {
  vi.useRealTimers();
  removeEventListener('unhandledrejection', noteRejection);
  rejections.length = 0;
});

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const step = () => find('.fv-root')?.dataset['step'];
const buttons = () =>
  [...document.querySelectorAll('.fv-actions button')].map((button) => button.textContent);
const input = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value;

function tap(text: string): void {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent === text);
  if (!found) throw new Error(`There is no button ${text}, but ${buttons().join(', ')}.`);
  found.click();
}

const waiting = ['requestingTicket', 'handingOff', 'awaitingResult'];
/** Shown too: the first of these screens is still being loaded when its step begins. */
const isSettled = () =>
  step() !== 'enteringIdentity' && !waiting.includes(step() ?? '') && find('.fv-title') !== null;

/** From the form to wherever the fault leads. */
async function submit(partner: MockPartner): Promise<void> {
  await render(
    <StrictMode>
      <FaceVerification
        type="authmatch"
        userId="user123"
        api={{ baseUrl: '/api', getToken: () => 'token', fetch: partner.fetch }}
        identity={identity}
        handoff={partner.handoff}
        consent={false}
        resume={false}
      />
    </StrictMode>,
  );
  await hurry(() => find('form') !== null);
  tap('下一步');
  await hurry(() => step() !== 'enteringIdentity');
  await hurry(isSettled);
}

const count = (partner: MockPartner, endpoint: Endpoint) =>
  partner.requests.filter((request) => request.endpoint === endpoint).length;

function partnerWith(endpoint: Endpoint, fault: FaultName): MockPartner {
  return createMockPartner({ [endpoint]: { fault }, onNote: () => {} });
}

/** What every ending has in common. */
function expectCalm(title: string): void {
  const shown = `${find('.fv-title')?.textContent} ${find('.fv-intro')?.textContent}`;
  expect(shown).toContain(title);
  expect(rejections).toEqual([]);
  if (step() !== 'passed') expect(buttons().length).toBeGreaterThanOrEqual(2);
  expect(document.querySelector('.fv-root img, .fv-root b')).toBeNull();
}

const at = (endpoint: Endpoint) => faults.filter((fault) => fault.at.includes(endpoint));

describe('faceAdv', () => {
  it.each(at('faceAdv'))('fault $name: $description', async ({ name }) => {
    const [title] = endings[name];
    const partner = partnerWith('faceAdv', name);
    await submit(partner);
    expectCalm(title);
    // Once, and once more only for the token: never again by machine after it may have arrived.
    expect(count(partner, 'faceAdv')).toBe(name === 'http401' ? 2 : 1);
    if (step() === 'passed') return;
    tap('返回修改');
    await hurry(() => find('form') !== null);
    expect([input('name'), input('idNo')]).toEqual([identity.name, identity.idNo]);
  });
});

describe('faceAdvResult', () => {
  it.each(at('faceAdvResult'))('fault $name: $description', async ({ name }) => {
    const [, title] = endings[name];
    const partner = partnerWith('faceAdvResult', name);
    await submit(partner);
    expectCalm(title);
    if (step() === 'passed') return;
    const asked = count(partner, 'faceAdvResult');
    const again = step() === 'undecided' ? '再查一次' : '重试';
    // With Retry-After it can be tapped once the time is over.
    await hurry(() => buttons().includes(again));
    tap(again);
    await hurry(() => count(partner, 'faceAdvResult') > asked);
    const orders = partner.requests.flatMap(({ body }) => Reflect.get(Object(body), 'orderNo') ?? []);
    expect(new Set(orders).size).toBe(1);
    expect(count(partner, 'faceAdv')).toBe(1);
  });
});

describe('what the partner says', () => {
  it('errmsg is shown as text, with the traceNo for support', async () => {
    await submit(partnerWith('faceAdv', 'refusalMarkup'));
    const details = find('.fv-details');
    expect(details?.hasAttribute('open')).toBe(true);
    expect(details?.textContent).toContain('<img src=x onerror="alert(1)"><b>参数错误</b>');
    expect(details?.textContent).toMatch(/流水号\d{17,}/);
    // Neither the partner's words nor a message for developers are anywhere else.
    details?.remove();
    expect(find('.fv-root')?.textContent).not.toMatch(/参数错误|errcode|refused/);
  });

  it('is how long to wait: the button counts down and sends nothing before', async () => {
    const partner = partnerWith('faceAdv', 'http429');
    await submit(partner);
    expect(find('.fv-intro')?.textContent).toContain('倒计时结束后可以重试。');
    expect(buttons()[0]).toMatch(/^[12] 秒后可以重试$/);
    expect(find('.fv-actions button')?.getAttribute('aria-disabled')).toBe('true');
    find('.fv-actions button')?.click();
    expect(count(partner, 'faceAdv')).toBe(1);
    await hurry(() => buttons()[0] === '重试');
    tap('重试');
    await hurry(() => count(partner, 'faceAdv') === 2);
  });
});
