import type { MockOrder } from './backend.js';

/** One way the partner's side can behave, as data. */
export interface Scenario {
  readonly name: ScenarioName;
  /** For a switch, in Chinese as the demo is. */
  readonly label: string;
  readonly description: string;
  /** How the n-th faceAdv (from 0) goes; `undefined` as the document says. */
  readonly faceAdv?: (attempt: number) => Fault | undefined;
  /** How the n-th faceAdvResult of an order (from 0) goes. */
  readonly faceAdvResult?: (question: number) => Fault | undefined;
  /** The tencentCode of an order, where it is not what was picked on the face SDK's page. */
  readonly verdict?: (order: MockOrder, question: number) => string | undefined;
}

export type ScenarioName =
  | 'passes'
  | 'not-the-same-person'
  | 'liveness-fails'
  | 'result-comes-late'
  | 'result-never-comes'
  | 'token-expired-once'
  | 'partner-refuses'
  | 'gateway-html'
  | 'network-down-at-ticket'
  | 'network-down-at-result'
  | 'face-id-missing';

/** What can go wrong between the page and the partner. */
export type Fault = 'network' | 'unauthorized' | 'gateway' | 'refusal' | 'faceIdMissing';

const NO_RESULT = '66660011';

/** Faults come first and then go away, so that every scenario also shows the way on. */
const first =
  (times: number, fault: Fault) =>
  (attempt: number): Fault | undefined =>
    attempt < times ? fault : undefined;

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
    verdict: () => '66660004',
  },
  {
    name: 'liveness-fails',
    label: '活体未通过',
    description: 'The light liveness check fails (66660025).',
    verdict: () => '66660025',
  },
  {
    name: 'result-comes-late',
    label: '结果晚到',
    description: 'The first two questions have no result yet.',
    verdict: (_, question) => (question < 2 ? NO_RESULT : undefined),
  },
  {
    name: 'result-never-comes',
    label: '结果不来',
    description: 'No question has a result.',
    verdict: () => NO_RESULT,
  },
  {
    name: 'token-expired-once',
    label: '令牌过期一次',
    description: 'The first token is answered with 401.',
    faceAdv: first(1, 'unauthorized'),
  },
  {
    name: 'partner-refuses',
    label: '申请被拒',
    description: 'The first faceAdv is refused with an errcode.',
    faceAdv: first(1, 'refusal'),
  },
  {
    name: 'gateway-html',
    label: '网关返回 HTML',
    description: 'The first faceAdv is answered with a gateway’s HTML page.',
    faceAdv: first(1, 'gateway'),
  },
  {
    name: 'network-down-at-ticket',
    label: '提交时断网',
    description: 'The first faceAdv does not reach the partner.',
    faceAdv: first(1, 'network'),
  },
  {
    name: 'network-down-at-result',
    label: '查询时断网',
    description: 'The first three questions for the result do not reach the partner.',
    faceAdvResult: first(3, 'network'),
  },
  {
    name: 'face-id-missing',
    label: '缺少 faceId',
    description: 'The first faceAdv succeeds without a faceId.',
    faceAdv: first(1, 'faceIdMissing'),
  },
];

export const scenarios: ReadonlyMap<string, Scenario> = new Map(list.map((entry) => [entry.name, entry]));

/** @throws RangeError naming the scenarios there are */
export function findScenario(name: string): Scenario {
  const scenario = scenarios.get(name);
  if (scenario) return scenario;
  throw new RangeError(`There is no scenario "${name}". There are: ${[...scenarios.keys()].join(', ')}.`);
}
