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

/**
 * Warns in the console of each option that is fixed at mount and has changed since.
 * @param warned names that were warned of, to which new ones are added
 */
export function warnChangedOptions(
  mounted: FaceVerificationOptions,
  latest: FaceVerificationOptions,
  warned: Set<string>,
): void {
  for (const [name, read] of Object.entries(comparable)) {
    if (read(mounted) === read(latest) || warned.has(name)) continue;
    warned.add(name);
    console.warn(
      `FaceVerification: ${name} has changed and the change is ignored, since it is fixed at mount. Give the component another key to start again with it.`,
    );
  }
}
