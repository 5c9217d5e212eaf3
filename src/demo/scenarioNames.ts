import { scenarios } from '../../mocks/scenarios.js';
import type { DemoSettings } from './settings.js';

/** Returns the names of all scenarios, as the address takes them. */
export const findScenarioNames = (): readonly string[] => scenarios.map(({ name }) => name);

/** Returns the name of a scenario for a menu: in Chinese its label, in English its name in words. */
export function scenarioTitle(
  { name, label }: { readonly name: string; readonly label: string },
  locale: DemoSettings['locale'],
): string {
  if (locale !== 'en') return label;
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
