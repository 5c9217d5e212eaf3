/** Replaced by bundlers. */
declare const process: { readonly env: { readonly NODE_ENV?: string | undefined } };

/** Returns whether a host's bundler has built for development. A page without a bundler has no `process` and counts as none. */
export function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
