interface Named {
  readonly name: string;
}

/** Returns the rows of a table as a list in which every row carries its key as `name`. */
export function toNamedList<Name extends string, Row extends object>(
  table: Readonly<Record<Name, Row>>,
): readonly (Row & { readonly name: Name })[] {
  const names = Object.keys(table) as Name[]; // Object.keys loses the type of the keys
  return names.map((name) => ({ ...table[name], name }));
}

/**
 * Finds the entry with this name.
 * @param kind what an entry is, for the error message
 * @throws RangeError if there is none; the message lists the names
 */
export function findByName<Entry extends Named>(
  kind: string,
  entries: readonly Entry[],
  name: string,
): Entry {
  const found = entries.find((entry) => entry.name === name);
  if (found) return found;
  throw new RangeError(`There is no ${kind} "${name}". There are: ${listNames(entries)}.`);
}

/** Joins the names of all entries with commas. */
export function listNames(entries: readonly Named[]): string {
  return entries.map(({ name }) => name).join(', ');
}
