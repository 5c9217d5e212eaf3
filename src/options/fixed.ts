import type { FaceVerificationOptions } from './options.js';

/**
 * What of the options can be compared: hosts write objects and functions anew for every render, so that only what is
 * in them tells a change.
 */
const comparable: Readonly<Record<string, (options: FaceVerificationOptions) => unknown>> = {
  type: ({ type }) => type,
  userId: ({ userId }) => userId,
  'api.baseUrl': ({ api }) => api?.baseUrl,
  'api.credentials': ({ api }) => api?.credentials,
  handoff: ({ handoff }) => handoff?.name,
  consent: ({ consent }) => consent === false,
  resume: ({ resume }) => resume === false,
  'api.async': ({ api }) => api?.async,
  resultMedia: ({ resultMedia }) => resultMedia,
  ticketTtlMs: ({ ticketTtlMs }) => ticketTtlMs,
  'photo.maxBase64Length': ({ photo }) => photo?.maxBase64Length,
  'photo.source': ({ photo }) => photo?.source?.data,
};

/** The names of options that are fixed at mount and are not what they were. */
export function changedFixedOptions(
  mounted: FaceVerificationOptions,
  given: FaceVerificationOptions,
): readonly string[] {
  return Object.entries(comparable).flatMap(([name, read]) => (read(mounted) === read(given) ? [] : name));
}
