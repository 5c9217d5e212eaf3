/** Returns the value of a record's own key. Any string is safe as a key, such as `__proto__` or `constructor`. */
export function getOwn<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is too young (Chrome 93, iOS 15.4)
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
