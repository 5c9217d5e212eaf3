import { sections } from './asvs.js';

/** Every requirement of the chapters that concern a page, with its level. */
export const levels: ReadonlyMap<string, string> = new Map(
  Object.entries(sections).flatMap(([section, written]) =>
    [...written].map((level, index): [string, string] => [`${section}.${index + 1}`, level]),
  ),
);

export function levelOf(id: string): string {
  const level = levels.get(id);
  if (!level) throw new Error(`ASVS 5.0 has no ${id}.`);
  return level;
}
