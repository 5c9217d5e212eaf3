type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Returns the object without the keys whose value is `undefined`. */
export function omitUndefined<T extends object>(value: T): Defined<T> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as Defined<T>; // the same keys, minus those without a value
}
