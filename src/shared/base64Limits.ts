/**
 * The partner's limit is base64 "under 400k". Strictly under, and without a `data:` prefix: 399,996 characters,
 * which is 299,997 bytes.
 */
export const MAX_BASE64_LENGTH = 400_000;

/** Below this no photo of a face can be kept recognisable, so such an option is a mistake. */
export const LEAST_MAX_BASE64_LENGTH = 20_000;
