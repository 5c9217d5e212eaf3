import type { Plugin } from 'vite';

/** Path of the page's file, which is an input of the build. */
export const FACE_SDK_PAGE = 'mocks/face-sdk/index.html';
const URL_PATH = 'face-sdk.html';

/** Serves the fake face SDK's page under `/face-sdk.html`, in development and in the build. */
export function faceSdkPage(): Plugin {
  return {
    name: 'face-sdk-page',
    // After `mockApi`, which answers this address itself, and after the plugin that writes the pages.
    enforce: 'post',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const [path, ...query] = (request.url ?? '').split('?');
        if (path === `/${URL_PATH}`) request.url = [`/${FACE_SDK_PAGE}`, ...query].join('?');
        next();
      });
    },
    generateBundle(_options, bundle) {
      const page = bundle[FACE_SDK_PAGE];
      if (page?.type !== 'asset') return;
      delete bundle[FACE_SDK_PAGE];
      this.emitFile({ type: 'asset', fileName: URL_PATH, source: page.source });
    },
  };
}
