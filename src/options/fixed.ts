import type { FaceVerificationOptions } from './options.js';

/**
 * Values that can be compared between two renders. Hosts create objects and functions again for every render, so the
 * options themselves always differ.
 */
const comparable: Readonly<Record<string, (options: FaceVerificationOptions) => unknown>> = {
  type: ({ type }) => type,
  'api.baseUrl': ({ api }) => api?.baseUrl,
  'api.credentials': ({ api }) => api?.credentials,
  'api.idempotencyKey': ({ api }) => api?.idempotencyKey,
  handoff: ({ handoff }) => handoff?.name,
  consent: ({ consent }) => consent === false,
  resume: ({ resume }) => resume === false,
  'api.async': ({ api }) => api?.async,
  resultMedia: ({ resultMedia }) => resultMedia,
  ticketTtlMs: ({ ticketTtlMs }) => ticketTtlMs,
  'photo.maxBase64Length': ({ photo }) => photo?.maxBase64Length,
  'photo.source': ({ photo }) => photo?.source?.data,
};

/** Returns the names of options that are fixed at mount and have changed since. */
export function changedFixedOptions(
  mounted: FaceVerificationOptions,
  latest: FaceVerificationOptions,
): readonly string[] {
  return Object.entries(comparable).flatMap(([name, read]) => (read(mounted) === read(latest) ? [] : name));
}
