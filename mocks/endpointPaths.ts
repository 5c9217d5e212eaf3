import type { Endpoint } from './faults.js';

/**
 * Returns the path of each endpoint with its first slash. The longer one comes first, since it may end in the other.
 * @param paths the widget's `api.paths`
 */
export function endpointPaths(
  paths: { readonly [Name in Endpoint]?: string | undefined } = {},
): readonly { readonly endpoint: Endpoint; readonly path: string }[] {
  const endpoints: readonly Endpoint[] = ['faceAdv', 'faceAdvResult'];
  return endpoints
    .map((endpoint) => ({
      endpoint,
      path: (paths[endpoint] ?? `/tech/ai/face/${endpoint}`).replace(/^\/*/, '/'),
    }))
    .sort((one, other) => other.path.length - one.path.length);
}
