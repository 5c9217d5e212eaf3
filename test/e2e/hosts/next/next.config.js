/** Backend of this host: the API under /api, and the fake face SDK's page. */
const { BACKEND_URL, DIST = 'dist' } = process.env;

export default {
  distDir: DIST,
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  rewrites: async () =>
    ['/api/:path*', '/face-sdk.html', '/face-sdk.html/end'].map((source) => ({
      source,
      destination: `${BACKEND_URL}${source}`,
    })),
};
