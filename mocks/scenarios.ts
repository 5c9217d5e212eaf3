import type { SdkChoice } from './backend.js';
import type { FaultName } from './faults.js';

/** How the mocked partner behaves: all of it can be tuned, in a scenario or on top of one. */
export interface MockSettings {
  /** What goes wrong at faceAdv. */
  readonly faceAdv?: FaultPlan;
  /** What goes wrong at faceAdvResult. */
  readonly faceAdvResult?: FaultPlan;
  /** The verdict of every order, whatever was picked on the face SDK's page: any code of the catalogue. */
  readonly tencentCode?: string;
  /** How a face check ended where nobody picked it on the face SDK's page. Default: not at all. */
  readonly choice?: SdkChoice;
  /** So many questions have no result yet. Default: 0. */
  readonly pollsUntilDone?: number;
  /** So many questions for media find none yet. Default: 0. */
  readonly mediaAfter?: number;
  /** `sign`, `nonce` and `appId` are optional in the document, and absent from its sample. Default: true. */
  readonly signed?: boolean;
  /** Milliseconds before each answer. Default: 0; 500 in a browser. */
  readonly latencyMs?: number;
}

export interface FaultPlan {
  readonly fault: FaultName;
  /** So many requests, then all is well. Default: every one. */
  readonly times?: number;
}

/** One way the partner's side can behave, as data. */
export interface Scenario extends MockSettings {
  readonly name: ScenarioName;
  /** For a switch, in Chinese as the demo is. */
  readonly label: string;
  readonly description: string;
}

export type ScenarioName =
  | 'passes'
  | 'not-the-same-person'
  | 'liveness-fails'
  | 'attempts-used-up'
  | 'unknown-code'
  | 'result-comes-late'
  | 'result-never-comes'
  | 'media-comes-late'
  | 'token-expired-once'
  | 'token-refused'
  | 'partner-refuses'
  | 'gateway-html'
  | 'too-many-requests'
  | 'slow-network'
  | 'network-down-at-ticket'
  | 'network-down-at-result'
  | 'face-id-missing'
  | 'unsigned-ticket';

// Faults come first and then go away, so that every scenario also shows the way on.
const list: readonly Scenario[] = [
  {
    name: 'passes',
    label: '一切正常',
    description: 'The verdict is what was picked on the face SDK’s page.',
  },
  {
    name: 'not-the-same-person',
    label: '不是同一人',
    description: 'The face check is done, the comparison says somebody else (66660004).',
    tencentCode: '66660004',
  },
  {
    name: 'liveness-fails',
    label: '活体未通过',
    description: 'The light liveness check fails (66660025).',
    tencentCode: '66660025',
  },
  {
    name: 'attempts-used-up',
    label: '次数用完',
    description: 'The person has no attempts left today (66660017).',
    tencentCode: '66660017',
  },
  {
    name: 'unknown-code',
    label: '未知代码',
    description: 'A code that no document knows; the partner’s own words are shown.',
    tencentCode: '66669999',
  },
  {
    name: 'result-comes-late',
    label: '结果晚到',
    description: 'The first two questions have no result yet.',
    pollsUntilDone: 2,
  },
  {
    name: 'result-never-comes',
    label: '结果不来',
    description: 'No question has a result.',
    tencentCode: '66660011',
  },
  {
    name: 'media-comes-late',
    label: '影像晚到',
    description: 'The result is there, its photo and video only when asked for the second time.',
    mediaAfter: 1,
  },
  {
    name: 'token-expired-once',
    label: '令牌过期一次',
    description: 'The first token is answered with 401.',
    faceAdv: { fault: 'http-401', times: 1 },
  },
  {
    name: 'token-refused',
    label: '令牌无效',
    description: 'The first two tokens are answered with 401: the person is told to sign in again.',
    faceAdv: { fault: 'http-401', times: 2 },
  },
  {
    name: 'partner-refuses',
    label: '申请被拒',
    description: 'The first faceAdv is refused with an errcode.',
    faceAdv: { fault: 'refusal', times: 1 },
  },
  {
    name: 'gateway-html',
    label: '网关返回 HTML',
    description: 'The first faceAdv is answered with a gateway’s HTML page.',
    faceAdv: { fault: 'http-502', times: 1 },
  },
  {
    name: 'too-many-requests',
    label: '请求太频繁',
    description: 'The first faceAdv is answered with 429 and Retry-After.',
    faceAdv: { fault: 'http-429', times: 1 },
  },
  {
    name: 'slow-network',
    label: '网络很慢',
    description: 'Every answer takes five seconds.',
    latencyMs: 5000,
  },
  {
    name: 'network-down-at-ticket',
    label: '提交时断网',
    description: 'The first faceAdv does not reach the partner.',
    faceAdv: { fault: 'offline', times: 1 },
  },
  {
    name: 'network-down-at-result',
    label: '查询时断网',
    description: 'The first three questions for the result do not reach the partner.',
    faceAdvResult: { fault: 'offline', times: 3 },
  },
  {
    name: 'face-id-missing',
    label: '缺少 faceId',
    description: 'The first faceAdv succeeds without a faceId.',
    faceAdv: { fault: 'face-id-missing', times: 1 },
  },
  {
    name: 'unsigned-ticket',
    label: '缺少签名',
    description:
      'Tickets without sign, nonce and appId, as in the document’s sample: no H5 page can be opened.',
    signed: false,
  },
];

export const scenarios: ReadonlyMap<string, Scenario> = new Map(list.map((entry) => [entry.name, entry]));

/** @throws RangeError naming the scenarios there are */
export function findScenario(name: string): Scenario {
  const scenario = scenarios.get(name);
  if (scenario) return scenario;
  throw new RangeError(`There is no scenario "${name}". There are: ${[...scenarios.keys()].join(', ')}.`);
}
