import { isScenarioName, type ScenarioName } from '../../mocks/scenarios.js';
import type { ResultMedia, VerificationType } from '../flow/model.js';
import type { HandoffName } from './handoffs.js';

/** Settings of the demo. They are read from its address, so that a link shows what its sender saw. */
export interface DemoSettings {
  readonly type: VerificationType;
  /** Scenario of the mocks; `live` for the API of this origin instead of mocks. */
  readonly scenario: ScenarioName | 'live';
  readonly locale: 'zh-CN' | 'zh-TW' | 'en';
  readonly theme: 'light' | 'dark' | 'auto';
  readonly textSize: 'auto' | 'standard' | 'large';
  readonly accent: 'jade' | 'ocean' | 'plum' | 'crimson';
  /** In-page camera: offered, offered with automatic capture, or not offered. */
  readonly camera: 'page' | 'auto' | 'off';
  /** Whether the insurer has another way than the face. */
  readonly alternative: 'yes' | 'no';
  /** Recordings of the face check on the result page; empty for none. */
  readonly resultMedia: '' | ResultMedia;
  /** Way of the photo: `self` in the request, `upload` to the mocked file server. */
  readonly photo: 'self' | 'upload';
  readonly handoff: HandoffName;
  /** Content of the result page. `full` adds scores and attempts left; with `noAttempts` none are left. */
  readonly result: 'plain' | 'full' | 'noAttempts';
  /** User ID; may be a magic input, such as `code_66660004`. */
  readonly userId: string;
  /** Name of a scenario that does not exist. */
  readonly unknownScenario: string | undefined;
}

/** Reads the settings from the query of an address. Unknown values become the default. */
export function readSettings(search: string): DemoSettings {
  const query = new URLSearchParams(search);
  const scenario = query.get('scenario') ?? 'passes';
  const userId = query.get('userId') ?? '';
  const isScenario = scenario === 'live' || isScenarioName(scenario);
  return {
    type: oneOf(['match', 'authmatch'], query.get('type')),
    scenario: isScenario ? scenario : 'passes',
    unknownScenario: isScenario ? undefined : scenario.slice(0, 40),
    locale: oneOf(['zh-CN', 'zh-TW', 'en'], query.get('locale')),
    resultMedia: oneOf(['', 'both', 'photo', 'video'], query.get('resultMedia')),
    handoff: oneOf(['redirect', 'bridge', 'qr', 'choose', 'own', 'miniProgram'], query.get('handoff')),
    result: oneOf(['plain', 'full', 'noAttempts'], query.get('result')),
    photo: oneOf(['self', 'upload'], query.get('photo')),
    userId: /^[A-Za-z0-9_-]{1,32}$/.test(userId) ? userId : 'demo-customer',
    theme: oneOf(['auto', 'light', 'dark'], query.get('theme')),
    textSize: oneOf(['auto', 'standard', 'large'], query.get('textSize')),
    accent: oneOf(['jade', 'ocean', 'plum', 'crimson'], query.get('accent')),
    camera: oneOf(['page', 'auto', 'off'], query.get('camera')),
    alternative: oneOf(['yes', 'no'], query.get('alternative')),
  };
}

/** Returns the value if it is one of `names`, otherwise the first of them. */
function oneOf<Name extends string>(names: readonly [Name, ...Name[]], value: string | null): Name {
  return names.find((name) => name === value) ?? names[0];
}

/** Returns whether this page's server mocks the API itself, as it does over https. */
export function hasServerMocks(): boolean {
  return document.querySelector('meta[name="mock-api"][content="server"]') !== null;
}

/** Returns the address of this page with one setting changed. */
export function withSetting(name: keyof DemoSettings, value: string): string {
  const url = new URL(location.href);
  url.searchParams.set(name, value);
  return url.href;
}
