import type { SdkChoice } from './backend.js';
import type { FaultName } from './faults.js';
import { findByName, toNamedList } from './namedTable.js';

/** Behavior of the mocked partner. Every scenario sets some of it; options set on top of a scenario win. */
export interface MockSettings {
  /** Fault of faceAdv. */
  readonly faceAdv?: FaultPlan | undefined;
  /** Fault of faceAdvResult. */
  readonly faceAdvResult?: FaultPlan | undefined;
  /** Verdict of every order, whatever was picked on the face SDK's page: any code of the catalog. */
  readonly tencentCode?: string | undefined;
  /** Result of a face check for which nothing was picked on the face SDK's page. By default it stays unfinished. */
  readonly choice?: SdkChoice | undefined;
  /**
   * Number of faceAdvResult queries that return no result yet.
   * @default 0
   */
  readonly pollsUntilDone?: number | undefined;
  /**
   * Number of queries for photo and video that return none yet.
   * @default 0
   */
  readonly mediaAfter?: number | undefined;
  /**
   * Whether tickets have `sign`, `nonce` and `appId`, which are optional in the document and absent from its sample.
   * @default true
   */
  readonly signed?: boolean | undefined;
  /**
   * How requests are authorized. With `token` they need an Authorization header, a Cookie header or `credentials:
   * 'include'`. With `cookie` they need none of these, since no page sees the cookie of a session.
   * @default 'token'
   */
  readonly session?: 'token' | 'cookie' | undefined;
  /**
   * Milliseconds before each reply.
   * @default 0, and 500 for `startMocks`
   */
  readonly latencyMs?: number | undefined;
}

/** A fault, and how often it occurs. */
export interface FaultPlan {
  readonly fault: FaultName;
  /**
   * Number of requests that have the fault; later ones succeed.
   * @default Infinity
   */
  readonly times?: number | undefined;
}

/** One behavior of the partner's side, as JSON data. */
export interface Scenario extends MockSettings {
  readonly name: ScenarioName;
  /** Text for a menu, in Chinese as the demo is. */
  readonly label: string;
  readonly description: string;
}

export type ScenarioName =
  | 'passes'
  | 'notSamePerson'
  | 'livenessFails'
  | 'attemptsUsedUp'
  | 'unknownCode'
  | 'resultComesLate'
  | 'resultNeverComes'
  | 'mediaComesLate'
  | 'tokenExpiredOnce'
  | 'tokenRefused'
  | 'partnerRefuses'
  | 'gatewayHtml'
  | 'tooManyRequests'
  | 'slowNetwork'
  | 'networkDownAtTicket'
  | 'networkDownAtResult'
  | 'faceIdMissing'
  | 'unsignedTicket';

// Faults occur first and then stop, so that every scenario also shows the recovery.
const table: Readonly<Record<ScenarioName, Omit<Scenario, 'name'>>> = {
  passes: {
    label: '一切正常',
    description: 'The verdict is what was picked on the face SDK’s page.',
  },
  notSamePerson: {
    label: '不是同一人',
    description: 'The face check completes, and the comparison finds another person (66660004).',
    tencentCode: '66660004',
  },
  livenessFails: {
    label: '活体未通过',
    description: 'The light liveness check fails (66660025).',
    tencentCode: '66660025',
  },
  attemptsUsedUp: {
    label: '次数用完',
    description: 'The user has no attempts left today (66660017).',
    tencentCode: '66660017',
  },
  unknownCode: {
    label: '未知代码',
    description: 'The code is in no document; the partner’s own message is shown.',
    tencentCode: '66669999',
  },
  resultComesLate: {
    label: '结果晚到',
    description: 'The first two queries return no result yet.',
    pollsUntilDone: 2,
  },
  resultNeverComes: {
    label: '结果不来',
    description: 'No query returns a result.',
    tencentCode: '66660011',
  },
  mediaComesLate: {
    label: '影像晚到',
    description: 'The result is ready; its photo and video only at the second query for them.',
    mediaAfter: 1,
  },
  tokenExpiredOnce: {
    label: '令牌过期一次',
    description: 'The first token gets a 401.',
    faceAdv: { fault: 'http401', times: 1 },
  },
  tokenRefused: {
    label: '令牌无效',
    description: 'The first two tokens get a 401: the user has to sign in again.',
    faceAdv: { fault: 'http401', times: 2 },
  },
  partnerRefuses: {
    label: '申请被拒',
    description: 'The first faceAdv is refused with an errcode.',
    faceAdv: { fault: 'refusal', times: 1 },
  },
  gatewayHtml: {
    label: '网关返回 HTML',
    description: 'The first faceAdv gets a gateway’s HTML page.',
    faceAdv: { fault: 'http502', times: 1 },
  },
  tooManyRequests: {
    label: '请求太频繁',
    description: 'The first faceAdv gets a 429 with Retry-After.',
    faceAdv: { fault: 'http429', times: 1 },
  },
  slowNetwork: {
    label: '网络很慢',
    description: 'Every reply takes five seconds.',
    latencyMs: 5000,
  },
  networkDownAtTicket: {
    label: '提交时断网',
    description: 'The first faceAdv does not reach the partner.',
    faceAdv: { fault: 'offline', times: 1 },
  },
  networkDownAtResult: {
    label: '查询时断网',
    description: 'The first three queries for the result do not reach the partner.',
    faceAdvResult: { fault: 'offline', times: 3 },
  },
  faceIdMissing: {
    label: '缺少 faceId',
    description: 'The first faceAdv succeeds without a faceId.',
    faceAdv: { fault: 'faceIdMissing', times: 1 },
  },
  unsignedTicket: {
    label: '缺少签名',
    description: 'Tickets lack sign, nonce and appId, as in the document’s sample: no H5 page can be opened.',
    signed: false,
  },
};

/** All scenarios, for a menu or `it.each`. */
export const scenarios: readonly Scenario[] = toNamedList(table);

/**
 * Finds a scenario by its name.
 * @throws RangeError if there is none; the message lists the names
 */
export function findScenario(name: string): Scenario {
  return findByName('scenario', scenarios, name);
}

/** Returns whether a scenario has this name. */
export function isScenarioName(name: string): name is ScenarioName {
  return scenarios.some((scenario) => scenario.name === name);
}
