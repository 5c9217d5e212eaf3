/** The part of Trusted Types that is used here. TypeScript's DOM types do not have them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { readonly createScriptURL: (url: string) => string };
}

/** Name that a `trusted-types` directive has to allow. */
const NAME = 'face-verification-flow';

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * Converts a script's address into one that `new Worker` accepts if Trusted Types are enforced
 * (https://www.w3.org/TR/trusted-types/#trusted-script-url). The build wraps the address of the photo worker in this
 * call. The source cannot, since Vite finds a worker only by `new Worker(new URL(…))`.
 * @throws TypeError if the page's policy does not allow our name; the page then does the work itself
 */
export function trustedScriptUrl(url: URL): URL {
  const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy(NAME, { createScriptURL: (address) => address });
  // At run time this is a `TrustedScriptURL`; TypeScript's DOM types only accept `string | URL`.
  return policy.createScriptURL(url.href) as unknown as URL;
}
