/** Takes the loader's place in the build of one file, whose parts are always there. The folder is that of the HEIC decoder. */
export const EMBED_LOADER: { base: string; isRetry: boolean } = { base: './', isRetry: false };
