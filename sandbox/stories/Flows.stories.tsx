import { scenarios } from '../../mocks/scenarios.js';
import preview from '../.storybook/preview.js';
import { Flow, type FlowProps } from '../parts/Flow.js';
import { playTo, playWith } from '../parts/playTo.js';

const start: FlowProps = {
  scenario: 'passes',
  type: 'match',
  handoff: 'picked',
  faceCheck: 'pass',
  camera: 'works',
  consentPage: true,
  alternative: false,
  resultMedia: '',
  // Tests need not wait.
  latencyMs: '__vitest_browser__' in globalThis ? 0 : 500,
};

const meta = preview.type<{ args: FlowProps }>().meta({
  title: 'Flows',
  component: Flow,
  args: start,
  argTypes: {
    scenario: { options: scenarios.map(({ name }) => name), control: 'select' },
    handoff: { options: ['picked', 'bridge', 'qr'], control: 'radio' },
    faceCheck: { options: ['pass', 'notSamePerson', 'interrupted', 'cameraDenied', 'left'] },
    camera: {
      options: ['works', 'denied', 'absent', 'busy', 'busyOnce', 'unanswered', 'noFrames', 'off'],
      control: 'select',
    },
    resultMedia: { options: ['', 'both', 'photo', 'video'] },
    locale: { table: { disable: true } },
    theme: { table: { disable: true } },
    accent: { table: { disable: true } },
    textSize: { table: { disable: true } },
  },
  render: (args, { globals: { locale, theme, accent, textSize } }) => (
    <Flow {...args} locale={locale} theme={theme} accent={accent} textSize={textSize} />
  ),
});

/** The verdict is what was picked on the face SDK’s page. */
export const Passes = meta.story({
  name: 'passes: 一切正常',
  args: { scenario: 'passes' },
  play: playTo('passed'),
});

/** The face check completes, and the comparison finds another person (66660004). */
export const NotSamePerson = meta.story({
  name: 'notSamePerson: 不是同一人',
  args: { scenario: 'notSamePerson' },
  play: playTo('rejected'),
});

/** The light liveness check fails (66660025). */
export const LivenessFails = meta.story({
  name: 'livenessFails: 活体未通过',
  args: { scenario: 'livenessFails' },
  play: playTo('rejected'),
});

/** The user has no attempts left today (66660017). */
export const AttemptsUsedUp = meta.story({
  name: 'attemptsUsedUp: 次数用完',
  args: { scenario: 'attemptsUsedUp' },
  play: playTo('rejected'),
});

/** The code is in no document; the partner’s own message is shown. */
export const UnknownCode = meta.story({
  name: 'unknownCode: 未知代码',
  args: { scenario: 'unknownCode' },
  play: playTo('rejected'),
});

/** The first two queries return no result yet. */
export const ResultComesLate = meta.story({
  name: 'resultComesLate: 结果晚到',
  args: { scenario: 'resultComesLate' },
  play: playTo('passed'),
});

/** No query returns a result. */
export const ResultNeverComes = meta.story({
  name: 'resultNeverComes: 结果不来',
  args: { scenario: 'resultNeverComes' },
  play: playTo('awaitingResult'),
});

/** The result is ready; its photo and video only at the second query for them. */
export const MediaComesLate = meta.story({
  name: 'mediaComesLate: 影像晚到',
  args: { scenario: 'mediaComesLate', resultMedia: 'both' },
  play: playTo('passed'),
});

/** The first token gets a 401. */
export const TokenExpiredOnce = meta.story({
  name: 'tokenExpiredOnce: 令牌过期一次',
  args: { scenario: 'tokenExpiredOnce' },
  play: playTo('passed'),
});

/** The first two tokens get a 401: the user has to sign in again. */
export const TokenRefused = meta.story({
  name: 'tokenRefused: 令牌无效',
  args: { scenario: 'tokenRefused' },
  play: playTo('failed', 'passed'),
});

/** The first faceAdv is refused with an errcode. */
export const PartnerRefuses = meta.story({
  name: 'partnerRefuses: 申请被拒',
  args: { scenario: 'partnerRefuses' },
  play: playTo('failed', 'passed'),
});

/** The first faceAdv gets a gateway’s HTML page. */
export const GatewayHtml = meta.story({
  name: 'gatewayHtml: 网关返回 HTML',
  args: { scenario: 'gatewayHtml' },
  play: playTo('failed', 'passed'),
});

/** The first faceAdv gets a 429 with Retry-After. */
export const TooManyRequests = meta.story({
  name: 'tooManyRequests: 请求太频繁',
  args: { scenario: 'tooManyRequests' },
  play: playTo('failed', 'passed'),
});

/** Every reply takes five seconds. */
export const SlowNetwork = meta.story({
  name: 'slowNetwork: 网络很慢',
  args: { scenario: 'slowNetwork' },
  play: playTo('requestingTicket'),
});

/** The first faceAdv does not reach the partner. */
export const NetworkDownAtTicket = meta.story({
  name: 'networkDownAtTicket: 提交时断网',
  args: { scenario: 'networkDownAtTicket' },
  play: playTo('failed', 'passed'),
});

/** The first three queries for the result do not reach the partner. */
export const NetworkDownAtResult = meta.story({
  name: 'networkDownAtResult: 查询时断网',
  args: { scenario: 'networkDownAtResult' },
  play: playTo('awaitingResult'),
});

/** The first faceAdv succeeds without a faceId. */
export const FaceIdMissing = meta.story({
  name: 'faceIdMissing: 缺少 faceId',
  args: { scenario: 'faceIdMissing' },
  play: playTo('failed', 'passed'),
});

/** Tickets lack sign, nonce and appId, as in the document’s sample: no H5 page can be opened. */
export const UnsignedTicket = meta.story({
  name: 'unsignedTicket: 缺少签名',
  args: { scenario: 'unsignedTicket' },
  play: playTo('failed'),
});

/** The page is inside an app that has the SDK. The fake app answers as you pick. */
export const InAnApp = meta.story({
  args: { handoff: 'bridge' },
  play: playWith(['.fake-sdk-action'], 'passed'),
});

/** The page is on a computer and waits for the result. A fake phone beside it scans the code. */
export const OnAPhone = meta.story({
  args: { handoff: 'qr' },
  play: playWith(['.sandbox-scan', 'iframe [data-choice=notSamePerson]'], 'rejected'),
});
