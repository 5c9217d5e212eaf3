import { findScenario, type ScenarioName, scenarios } from '../../mocks/scenarios.js';
import type { VerificationType } from '../flow/model.js';
import type { Locale } from '../react/messages/useMessages.js';

/** What the demo's address says, so that a link shows what its sender saw. */
export interface DemoSettings {
  readonly type: VerificationType;
  /** `live`: no mocks, the API under this very origin. */
  readonly scenario: ScenarioName | 'live';
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'auto';
}

export function readSettings(search: string): DemoSettings {
  const query = new URLSearchParams(search);
  const scenario = query.get('scenario') ?? 'passes';
  return {
    type: query.get('type') === 'authmatch' ? 'authmatch' : 'match',
    scenario: scenario === 'live' ? scenario : known(scenario),
    locale: query.get('locale') === 'en' ? 'en' : 'zh-CN',
    theme: query.get('theme') === 'dark' ? 'dark' : query.get('theme') === 'light' ? 'light' : 'auto',
  };
}

function known(name: string): ScenarioName {
  return scenarios.has(name) ? findScenario(name).name : 'passes';
}

/** This page with one setting changed and everything else as it was. */
export function withSetting(name: keyof DemoSettings, value: string): string {
  const url = new URL(location.href);
  url.searchParams.set(name, value);
  return url.href;
}
