/** As much of Trusted Types as is used: TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { readonly createScriptURL: (url: string) => string };
}

/** The name that a `trusted-types` policy has to allow. */
const NAME = 'face-verification-flow';

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of a script of ours, as `new Worker` takes it where Trusted Types are enforced
 * (https://www.w3.org/TR/trusted-types/#trusted-script-url). The build puts it around the address of the photo's
 * worker; the source cannot, since Vite finds a worker only by `new Worker(new URL(…))`.
 * @throws TypeError where the page's policy does not allow our name: the page then does the work itself
 */
export function trustedScriptUrl(url: URL): URL {
  const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy(NAME, { createScriptURL: (given) => given });
  // What comes out is no string, and is one to every type that knows it not.
  return policy.createScriptURL(url.href) as unknown as URL;
}
