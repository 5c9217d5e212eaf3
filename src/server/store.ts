/** Options of `FaceStore.set`. */
export interface FaceStoreSetOptions {
  /** Lifetime of the entry in milliseconds. */
  readonly ttlMs: number;
  /**
   * Whether to store only if the key is absent or expired. Two callers must never both succeed.
   * @default false
   */
  readonly ifAbsent?: boolean | undefined;
  /**
   * Time at which `due` returns the key, in milliseconds since the epoch; `null` takes the key off the schedule.
   * @default the schedule stays
   */
  readonly dueAt?: number | null | undefined;
}

/** A counter after `FaceStore.add`. */
export interface FaceStoreCount {
  readonly value: number;
  /** Milliseconds until the counter expires. */
  readonly ttlMs: number;
}

/**
 * Storage of a gateway's orders, attempts and idempotency keys. Gateways that share a store behave as one. Keys are ASCII
 * without spaces; values are JSON of a few hundred bytes. Values hold no photo, name, ID number or token. A call that
 * fails or takes longer than 2 s becomes a 503 with the code `store_unavailable`.
 */
export interface FaceStore {
  /** Returns the value of a key; `undefined` if it is absent or expired. */
  get(key: string): Promise<string | undefined>;
  /**
   * Stores a value, or deletes the entry if the value is `undefined`. Deleting takes the key off the schedule.
   * @returns whether it was stored; `false` only with `ifAbsent`
   */
  set(key: string, value: string | undefined, options: FaceStoreSetOptions): Promise<boolean>;
  /**
   * Adds to a counter atomically. An absent counter starts at 0 and expires after `ttlMs`; later calls do not prolong it.
   * The value never falls below 0.
   */
  add(key: string, amount: number, ttlMs: number): Promise<FaceStoreCount>;
  /**
   * Returns at most `limit` scheduled keys whose time is `now` or earlier, and moves each to `now + leaseMs`, so that two
   * gateways do not work on the same one.
   * @param now milliseconds since the epoch
   */
  due(now: number, leaseMs: number, limit: number): Promise<readonly string[]>;
}
