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
    scenario: { options: [...scenarios.keys()], control: 'select' },
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

/** The face check is done, the comparison says somebody else (66660004). */
export const NotTheSamePerson = meta.story({
  name: 'not-the-same-person: 不是同一人',
  args: { scenario: 'not-the-same-person' },
  play: playTo('rejected'),
});

/** The light liveness check fails (66660025). */
export const LivenessFails = meta.story({
  name: 'liveness-fails: 活体未通过',
  args: { scenario: 'liveness-fails' },
  play: playTo('rejected'),
});

/** The person has no attempts left today (66660017). */
export const AttemptsUsedUp = meta.story({
  name: 'attempts-used-up: 次数用完',
  args: { scenario: 'attempts-used-up' },
  play: playTo('rejected'),
});

/** A code that no document knows; the partner’s own words are shown. */
export const UnknownCode = meta.story({
  name: 'unknown-code: 未知代码',
  args: { scenario: 'unknown-code' },
  play: playTo('rejected'),
});

/** The first two questions have no result yet. */
export const ResultComesLate = meta.story({
  name: 'result-comes-late: 结果晚到',
  args: { scenario: 'result-comes-late' },
  play: playTo('passed'),
});

/** No question has a result. */
export const ResultNeverComes = meta.story({
  name: 'result-never-comes: 结果不来',
  args: { scenario: 'result-never-comes' },
  play: playTo('awaitingResult'),
});

/** The result is there, its photo and video only when asked for the second time. */
export const MediaComesLate = meta.story({
  name: 'media-comes-late: 影像晚到',
  args: { scenario: 'media-comes-late', resultMedia: 'both' },
  play: playTo('passed'),
});

/** The first token is answered with 401. */
export const TokenExpiredOnce = meta.story({
  name: 'token-expired-once: 令牌过期一次',
  args: { scenario: 'token-expired-once' },
  play: playTo('passed'),
});

/** The first two tokens are answered with 401: the person is told to sign in again. */
export const TokenRefused = meta.story({
  name: 'token-refused: 令牌无效',
  args: { scenario: 'token-refused' },
  play: playTo('failed', 'passed'),
});

/** The first faceAdv is refused with an errcode. */
export const PartnerRefuses = meta.story({
  name: 'partner-refuses: 申请被拒',
  args: { scenario: 'partner-refuses' },
  play: playTo('failed', 'passed'),
});

/** The first faceAdv is answered with a gateway’s HTML page. */
export const GatewayHtml = meta.story({
  name: 'gateway-html: 网关返回 HTML',
  args: { scenario: 'gateway-html' },
  play: playTo('failed', 'passed'),
});

/** The first faceAdv is answered with 429 and Retry-After. */
export const TooManyRequests = meta.story({
  name: 'too-many-requests: 请求太频繁',
  args: { scenario: 'too-many-requests' },
  play: playTo('failed', 'passed'),
});

/** Every answer takes five seconds. */
export const SlowNetwork = meta.story({
  name: 'slow-network: 网络很慢',
  args: { scenario: 'slow-network' },
  play: playTo('requestingTicket'),
});

/** The first faceAdv does not reach the partner. */
export const NetworkDownAtTicket = meta.story({
  name: 'network-down-at-ticket: 提交时断网',
  args: { scenario: 'network-down-at-ticket' },
  play: playTo('failed', 'passed'),
});

/** The first three questions for the result do not reach the partner. */
export const NetworkDownAtResult = meta.story({
  name: 'network-down-at-result: 查询时断网',
  args: { scenario: 'network-down-at-result' },
  play: playTo('awaitingResult'),
});

/** The first faceAdv succeeds without a faceId. */
export const FaceIdMissing = meta.story({
  name: 'face-id-missing: 缺少 faceId',
  args: { scenario: 'face-id-missing' },
  play: playTo('failed', 'passed'),
});

/** Tickets without sign, nonce and appId, as in the document’s sample: no H5 page can be opened. */
export const UnsignedTicket = meta.story({
  name: 'unsigned-ticket: 缺少签名',
  args: { scenario: 'unsigned-ticket' },
  play: playTo('failed'),
});

/** The page is inside an app that has the SDK: the stand-in of the app answers as you pick. */
export const InAnApp = meta.story({
  args: { handoff: 'bridge' },
  play: playWith(['.stand-in-action'], 'passed'),
});

/** A computer: the phone that scans the code stands beside it, and the page waits for the result by itself. */
export const OnAPhone = meta.story({
  args: { handoff: 'qr' },
  play: playWith(['.sandbox-scan', 'iframe [data-choice=notSamePerson]'], 'rejected'),
});
