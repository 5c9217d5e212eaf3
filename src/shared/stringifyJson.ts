/**
 * Serializes JSON beside scripts that add `toJSON` to prototypes: Prototype.js 1.6 makes `JSON.stringify` write arrays as
 * strings. Only own properties count.
 */
export function stringifyJson(value: unknown): string {
  return JSON.stringify(copy(value));
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.assign(value.map(copy), { toJSON: undefined });
  if (typeof value !== 'object' || value === null) return value;
  const record: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of Object.entries(value)) record[key] = copy(entry);
  return record;
}
