import { isScenarioName, type ScenarioName } from '../../mocks/scenarios.js';
import type { ResultMedia, VerificationType } from '../flow/model.js';
import type { HandoffName } from './handoffs.js';

/** What the demo's address says, so that a link shows what its sender saw. */
export interface DemoSettings {
  readonly type: VerificationType;
  /** `live`: no mocks, the API under this very origin. */
  readonly scenario: ScenarioName | 'live';
  readonly locale: 'zh-CN' | 'zh-TW' | 'en';
  readonly theme: 'light' | 'dark' | 'auto';
  /** Recordings of the face check on the result page; empty for none. */
  readonly resultMedia: '' | ResultMedia;
  /** `self`: the photo travels in the request; `upload`: by the file server's stand-in. */
  readonly photo: 'self' | 'upload';
  readonly handoff: HandoffName;
  /** `full`: scores and attempts left as well; `spent`: no attempts left. */
  readonly result: 'plain' | 'full' | 'spent';
  /** May be magic, such as `code_66660004`. */
  readonly userId: string;
}

export function readSettings(search: string): DemoSettings {
  const query = new URLSearchParams(search);
  const scenario = query.get('scenario') ?? 'passes';
  const userId = query.get('userId') ?? '';
  return {
    type: oneOf(['match', 'authmatch'], query.get('type')),
    scenario: scenario === 'live' || isScenarioName(scenario) ? scenario : 'passes',
    locale: oneOf(['zh-CN', 'zh-TW', 'en'], query.get('locale')),
    resultMedia: oneOf(['', 'both', 'photo', 'video'], query.get('resultMedia')),
    handoff: oneOf(['redirect', 'bridge', 'qr', 'choose', 'own'], query.get('handoff')),
    result: oneOf(['plain', 'full', 'spent'], query.get('result')),
    photo: oneOf(['self', 'upload'], query.get('photo')),
    userId: /^[A-Za-z0-9_-]{1,32}$/.test(userId) ? userId : 'demo-customer',
    theme: oneOf(['auto', 'light', 'dark'], query.get('theme')),
  };
}

/** The first where the address names none of them. */
function oneOf<Name extends string>(names: readonly [Name, ...Name[]], given: string | null): Name {
  return names.find((name) => name === given) ?? names[0];
}

/** Whether this page's server answers the API by mocks of its own, as `npm start -- --https` has it. */
export function hasServerMocks(): boolean {
  return document.querySelector('meta[name="mock-api"][content="server"]') !== null;
}

/** This page with one setting changed and everything else as it was. */
export function withSetting(name: keyof DemoSettings, value: string): string {
  const url = new URL(location.href);
  url.searchParams.set(name, value);
  return url.href;
}
