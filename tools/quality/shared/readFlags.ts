import { parseArgs } from 'node:util';

/**
 * Numbers and words of a command line, such as `--flows 40`, each with its default.
 * @throws Error naming the flags there are
 */
export function readFlags<Flags extends Readonly<Record<string, string | number>>>(
  args: readonly string[],
  defaults: Flags,
): Flags {
  const options = Object.fromEntries(
    Object.keys(defaults).map((name) => [name, { type: 'string' as const }]),
  );
  const given = parse(args, options);
  const entries = Object.entries(defaults).map(([name, value]) => {
    const text = given[name];
    if (typeof text !== 'string') return [name, value];
    if (typeof value === 'string') return [name, text];
    if (!/^\d+$/.test(text)) throw new Error(`--${name} takes a whole number.`);
    return [name, Number(text)];
  });
  // Same names, same types: each value is the default or was read as the default's type.
  return Object.fromEntries(entries) as Flags;
}

function parse(args: readonly string[], options: Record<string, { type: 'string' }>) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new Error(`There are the flags ${names.join(', ')}.`);
  }
}
