import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}.cache/api-report`;

/** Entries whose public surface is kept as a report; the other entries repeat their types. */
export const apiEntries = [
  { name: 'index', types: './dist/types/src/index.d.ts' },
  { name: 'core', types: './dist/types/src/core.d.ts' },
  { name: 'faces', types: './dist/types/src/faces.d.ts' },
  { name: 'server', types: './dist/types/src/server.d.ts' },
  { name: 'mocks', types: './dist/types/mocks/index.d.ts' },
];

/** Reads the declarations of the build once, and returns a function that returns the report of an entry. */
export function extractApi(): (name: string) => string {
  mkdirSync(folder, { recursive: true });
  const configs = new Map(apiEntries.map(({ name, types }) => [name, configOf(name, types)]));
  const [first] = configs.values();
  if (!first) throw new Error('There is no entry.');
  const additionalEntryPoints = apiEntries.map(({ types }) => root + types);
  const compilerState = CompilerState.create(first, { additionalEntryPoints });
  return (name) => {
    const config = configs.get(name);
    if (!config) throw new Error(`There is no entry ${name}.`);
    Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => (message.handled = true),
    });
    return readFileSync(`${folder}/${name}.api.md`, 'utf8');
  };
}

function configOf(name: string, types: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    packageJsonFullPath: `${root}package.json`,
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: root + types,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2020',
            moduleResolution: 'Bundler',
            module: 'ESNext',
            types: [],
            skipLibCheck: true,
            jsx: 'react-jsx',
            lib: ['ES2020', 'DOM', 'DOM.Iterable'],
          },
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: folder,
        reportTempFolder: `${folder}/temporary`,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } } },
    },
  });
}
