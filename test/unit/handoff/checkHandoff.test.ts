import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HandoffAdapter } from '../../../src/handoff/adapter.js';
import { bridgeHandoff } from '../../../src/handoff/bridgeHandoff.js';
import { checkHandoff, checkHandoffEarly } from '../../../src/handoff/checkHandoff.js';
import { chooseHandoff } from '../../../src/handoff/chooseHandoff.js';
import { readHandoffEnvironment } from '../../../src/handoff/environment.js';
import { findHandoffDoubts } from '../../../src/handoff/handoffWarnings.js';
import { listHandoffs } from '../../../src/handoff/madeHandoffs.js';
import { miniProgramHandoff } from '../../../src/handoff/miniProgramHandoff.js';
import { qrHandoff } from '../../../src/handoff/qrHandoff.js';
import { redirectHandoff } from '../../../src/handoff/redirectHandoff.js';
import { hostileUrls } from './hostileUrls.js';

const loginUrl = 'https://kyc1.qcloud.com/api/web/login';
const answer = async () => undefined;

/** A JavaScript host passes anything. */
const redirect = (options: object) => redirectHandoff({ loginUrl, ...options } as never);
const qr = (options: object) => qrHandoff({ loginUrl, ...options } as never);
const bridge = (options: object) => bridgeHandoff(options as never);
const miniProgram = (options: object) => miniProgramHandoff(options as never);

function openPage(href: string): void {
  vi.stubGlobal('location', new URL(href));
}

beforeEach(() => {
  const window = {};
  vi.stubGlobal('window', Object.assign(window, { top: window, window }));
  openPage('https://shop.example/claim?id=7');
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('options that can never work', () => {
  it.each<[HandoffAdapter, string]>([
    [
      redirect({ loginUrl: 'http://kyc1.qcloud.com/login' }),
      'loginUrl must be https, or of this origin, not http://kyc1.qcloud.com.',
    ],
    [redirect({ loginUrl: '' }), 'loginUrl must be https, or of this origin.'],
    [redirect({ loginUrl: undefined }), 'loginUrl must be https, or of this origin.'],
    [redirect({ loginUrl: 5 }), 'loginUrl must be https, or of this origin.'],
    [
      redirect({ loginUrl: 'javascript:alert(1)' }),
      'loginUrl must be https, or of this origin, not javascript:.',
    ],
    [
      redirect({ allowedHosts: ['kyc.qcloud.com'] }),
      'loginUrl must be https with a host of allowedHosts, or of this origin, not https://kyc1.qcloud.com.',
    ],
    [
      redirect({ loginUrl: answer, allowedHosts: ['https://kyc1.qcloud.com'] }),
      'allowedHosts must list hosts without their protocol and path.',
    ],
    [
      redirect({ allowedHosts: 'kyc1.qcloud.com' }),
      'allowedHosts must list hosts without their protocol and path.',
    ],
    [
      redirect({ returnUrl: 'http://shop.example/back' }),
      'returnUrl must be an https URL without a hash, not http://shop.example.',
    ],
    [
      redirect({ returnUrl: 'https://shop.example/#/back' }),
      'returnUrl must be an https URL without a hash, not https://shop.example with a hash.',
    ],
    [
      redirect({ returnUrl: 'https://shop.example/#' }),
      'returnUrl must be an https URL without a hash, not https://shop.example with a hash.',
    ],
    [redirect({ returnUrl: null }), 'returnUrl must be an https URL without a hash.'],
    [redirect({ from: 'app' }), 'from must be "browser" or "App".'],
    [redirect({ leave: 'parent' }), 'leave must be "top" or "frame".'],
    [redirect({ skipSdkResultPage: 1 }), 'skipSdkResultPage must be true or false.'],
    [qr({}), 'returnUrl must be an https URL without a hash.'],
    [bridge({ bridge: 5 }), 'bridge must be a function or have postMessage, not be a number.'],
    [bridge({ bridge: 'face' }), 'bridge must be a function or have postMessage, not be a string.'],
    [miniProgram({ navigate: '/pages/face' }), 'navigate must be a function, not be of type string.'],
    [
      miniProgram({ navigate: answer, queryResult: {} }),
      'queryResult must be a function, not be of type object.',
    ],
    [miniProgram({ timeoutMs: -1 }), 'timeoutMs must be a positive number of milliseconds.'],
    [bridge({ bridge: true }), 'bridge must be a function or have postMessage, not be a boolean.'],
    ...[0, -1, Number.NaN, '5000'].map((timeoutMs): [HandoffAdapter, string] => [
      bridge({ bridge: answer, timeoutMs }),
      'timeoutMs must be a positive number of milliseconds.',
    ]),
  ])('checkHandoff returns invalid_options with a sentence: %#', (handoff, sentence) => {
    for (const given of [handoff, chooseHandoff([answer, handoff]), { ...handoff, start: answer }]) {
      const error = checkHandoffEarly(given);
      expect(error).toMatchObject({ code: 'invalid_options' });
      expect(error?.message).toMatch(/^(?:redirect|qr|bridge|miniProgram)Handoff: /);
      expect(error?.message).toContain(sentence);
    }
  });

  it.each(hostileUrls)('checkHandoff never repeats the URL %j', (hostile) => {
    const message = String(checkHandoffEarly(redirect({ loginUrl: hostile, returnUrl: hostile }))?.message);
    if (hostile.length > 20) expect(message).not.toContain(hostile);
  });

  it.each([
    redirect({}),
    redirect({ loginUrl: '/face-sdk.html', returnUrl: '/back?x=1' }),
    redirect({ loginUrl: answer, allowedHosts: ['kyc1.qcloud.com', 'localhost:8080'], from: 'App' }),
    redirect({ returnUrl: 'https://m.shop.example/back', leave: 'frame', skipSdkResultPage: false }),
    qr({ returnUrl: 'https://m.shop.example/done' }),
    bridge({ bridge: answer, timeoutMs: 1 }),
    { name: 'redirect', start: answer, made: 'by the host' },
  ])('checkHandoff accepts what can work: %#', (handoff) => {
    expect(checkHandoff(handoff, readHandoffEnvironment())).toBeUndefined();
  });

  it('checkHandoff accepts http on a page of a developer', () => {
    openPage('http://192.168.0.7:5173/');
    const returnUrl = 'http://192.168.0.7:5173/back';
    expect(checkHandoffEarly(redirect({ loginUrl: '/face-sdk.html', returnUrl }))).toBeUndefined();
  });
});

const element = { nodeType: 1, id: 'face' };
const frame = { postMessage: () => {} };
Object.assign(frame, { window: frame });
/** A frame of another origin: everything but its window and `postMessage` throws. */
const foreignFrame: object = new Proxy(frame, {
  get(_target, name, self) {
    if (name === 'window') return self;
    if (name === 'postMessage') return () => undefined;
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
});

describe('a bridge', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an element with its id', element],
    ['a frame with its name', frame],
    ['a frame of another origin', foreignFrame],
    ['an empty object', {}],
    ['a list of elements', [element, element]],
  ])('%s is no bridge, and the next handoff is chosen', (_name, value) => {
    expect(checkHandoffEarly(bridge({ bridge: value }))).toMatchObject({ code: 'handoff_outside_app' });
    const chosen = chooseHandoff([bridge({ bridge: value }), redirect({})]);
    expect(checkHandoffEarly(chosen)).toBeUndefined();
  });

  it.each([
    ['a function', answer],
    ['a handler of WebKit', { postMessage: async (): Promise<unknown> => undefined }],
    ['a listener of Android', { postMessage: () => {}, onmessage: null }],
    ['a proxy that answers to every name', new Proxy(answer, { get: () => answer })],
  ])('%s is a bridge', (_name, value) => {
    expect(checkHandoffEarly(bridge({ bridge: value }))).toBeUndefined();
  });

  it('that a getter returns may come until the ticket is requested', () => {
    let injected: typeof answer | undefined;
    const late = bridgeHandoff({
      get bridge() {
        return injected;
      },
    });
    const atTheTicket = readHandoffEnvironment();
    expect(checkHandoffEarly(late)).toBeUndefined();
    expect(checkHandoff(late, atTheTicket)).toMatchObject({ code: 'handoff_outside_app' });
    injected = answer;
    expect(checkHandoff(late, atTheTicket)).toBeUndefined();
  });
});

describe('an environment', () => {
  it('that no handoff can handle is refused, and a throw of the host’s adapter too', () => {
    const unable = { name: 'own', canHandle: () => false, start: answer };
    expect(checkHandoffEarly(unable)).toMatchObject({ code: 'handoff_unsupported' });
    const throwing = { ...unable, canHandle: () => Reflect.get(Object(undefined), 'x').y };
    expect(checkHandoffEarly(throwing)).toMatchObject({ code: 'unexpected' });
  });

  it('that is a frame of another origin needs a return URL, also behind a choice', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('window', { top: new Proxy({}, { get: () => Reflect.get(Object(undefined), 'x').y }) });
    const chosen = chooseHandoff([bridge({ bridge: undefined }), redirect({})]);
    for (const handoff of [redirect({}), chosen])
      expect(checkHandoffEarly(handoff)).toMatchObject({ code: 'handoff_failed', message: /returnUrl/ });
    expect(checkHandoffEarly(redirect({ returnUrl: 'https://shop.example/' }))).toBeUndefined();
    vi.restoreAllMocks();
  });
});

describe('what hardly does what was meant', () => {
  const doubtsOf = (handoff: unknown) => listHandoffs(handoff).flatMap(findHandoffDoubts);

  it.each([
    [bridge({ bridge: element }), 'bridge is an element or frame of this page'],
    [bridge({ bridge: {} }), 'bridge is an object without postMessage'],
    [redirect({ loginUrl: answer }), 'List other hosts in allowedHosts'],
    [redirect({ returnUrl: 'https://m.shop.example/' }), 'returnUrl has the origin https://m.shop.example'],
  ])('is found: %#', (handoff, sentence) => {
    expect(doubtsOf(handoff)).toEqual([expect.stringContaining(sentence)]);
    expect(doubtsOf(chooseHandoff([handoff]))).toEqual([expect.stringContaining(sentence)]);
  });

  it('includes a page to which nothing can return', () => {
    openPage('file:///android_asset/index.html');
    expect(doubtsOf(redirect({}))).toEqual([expect.stringContaining('cannot return to a page with file:')]);
  });

  it.each([redirect({}), qr({ returnUrl: 'https://other.example/' }), bridge({ bridge: answer }), answer])(
    'is nothing that is right: %#',
    (handoff) => {
      expect(doubtsOf(handoff)).toEqual([]);
    },
  );
});
