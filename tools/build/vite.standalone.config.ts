import { defineConfig } from 'vite';
import { standaloneFile } from './classicEntry.js';
import { defaultReact } from './defaultReact.js';
import { embedWorkers } from './embedWorkers.js';
import { integrity } from './integrity.js';
import { plainElements } from './plainElements.js';
import scriptTag, { source, version } from './vite.embed.config.js';

const { build } = scriptTag;

/**
 * The script tag's build in one file, `embed.standalone.js`: for a sandbox, a bundle or a page from `file://`, where later
 * parts cannot be loaded. It runs after the build of `embed.js`, whose folder it shares.
 */
export default defineConfig({
  ...scriptTag,
  build: {
    ...build,
    emptyOutDir: false,
    license: false,
    lib: { entry: { 'embed.standalone': 'src/embed.ts' }, formats: ['es'] },
    rolldownOptions: {
      transform: {
        inject: {
          ...build?.rolldownOptions?.transform?.inject,
          EMBED_LOADER: [source('src/embed/standaloneLoader.ts'), 'EMBED_LOADER'],
        },
      },
      output: { entryFileNames: '[name].js', codeSplitting: false, minify: true },
    },
  },
  plugins: [
    defaultReact(),
    plainElements(),
    embedWorkers({ isInline: true }),
    standaloneFile(),
    integrity(version),
  ],
});
