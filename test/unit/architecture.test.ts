import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/**
 * Parts that each part may import besides itself; `photo/limits` is that file alone. ARCHITECTURE.md gives the reasons.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  environment: [],
  codes: ['shared', 'flow'],
  flow: ['shared'],
  photo: ['shared', 'flow'],
  camera: ['shared', 'environment', 'codes', 'flow'],
  client: ['shared', 'codes', 'flow', 'photo/limits'],
  handoff: ['shared', 'environment', 'codes', 'flow'],
  resume: ['shared', 'flow'],
  options: ['shared', 'environment', 'codes', 'flow', 'camera', 'client', 'handoff', 'photo/limits'],
  session: [
    'shared',
    'environment',
    'codes',
    'flow',
    'photo',
    'camera',
    'client',
    'handoff',
    'resume',
    'options',
  ],
  react: ['shared', 'environment', 'codes', 'flow', 'camera', 'client', 'options', 'session'],
  element: ['shared', 'flow', 'handoff', 'options', 'session', 'react'],
  embed: ['shared', 'flow', 'photo', 'handoff', 'options', 'session', 'react', 'element'],
  core: [
    'shared',
    'environment',
    'codes',
    'flow',
    'photo',
    'camera',
    'client',
    'handoff',
    'options',
    'session',
  ],
  faces: ['flow'],
  heic: ['flow', 'photo'],
  server: ['shared', 'codes', 'flow', 'client', 'photo/limits'],
  index: [
    'shared',
    'environment',
    'codes',
    'flow',
    'camera',
    'client',
    'handoff',
    'options',
    'session',
    'react',
  ],
};

interface Import {
  readonly file: string;
  readonly from: string;
}

const imports: readonly Import[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('demo'))
  .flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:from|import\(|new URL\()\s*'([^']+)'|^import '([^']+)'/gm,
      ),
    ].map((match) => ({ file: file.split(sep).join('/'), from: match[1] ?? match[2] ?? '' })),
  );

const withoutEnding = (path: string) => path.replace(/\.[a-z]+$/, '');

/** Returns the folder of a path, or the name of a file at the root of src. */
const partOf = (path: string) => withoutEnding(path).split('/')[0] ?? '';

/** Returns the path of a relative import, relative to src. */
const target = ({ file, from }: Import) => posix.normalize(posix.join(posix.dirname(file), from));

describe('imports go one way', () => {
  const internal = imports.filter(({ from }) => from.startsWith('.'));

  it('the reading of them works', () => {
    expect(internal.length).toBeGreaterThan(50);
    expect(internal).toContainEqual({ file: 'flow/createFlow.ts', from: '../shared/errors.js' });
  });

  it.each(Object.keys(mayImport))('%s', (part) => {
    const wrong = internal
      .filter(({ file }) => partOf(file) === part)
      .filter((found) => {
        const allowed = [part, ...(mayImport[part] ?? [])];
        return !allowed.includes(partOf(target(found))) && !allowed.includes(withoutEnding(target(found)));
      })
      .map(({ file, from }) => `${file} → ${from}`);
    expect(wrong).toEqual([]);
  });

  it('every part of src has its rule', () => {
    const parts = new Set(imports.map(({ file }) => partOf(file)));
    expect([...parts].filter((part) => !(part in mayImport))).toEqual([]);
  });

  it('no file imports itself through other files, types included', () => {
    const importsOf = (file: string) =>
      internal
        .filter((found) => withoutEnding(found.file) === file)
        .map((found) => withoutEnding(target(found)));
    const reach = (file: string, seen = new Set<string>()): Set<string> => {
      for (const next of importsOf(file)) if (!seen.has(next) && seen.add(next)) reach(next, seen);
      return seen;
    };
    const files = [...new Set(internal.map(({ file }) => withoutEnding(file)))];
    expect(files.filter((file) => reach(file).has(file)).sort()).toEqual([]);
  });

  it('ARCHITECTURE.md has the same rules', () => {
    const page = readFileSync(join(root, '../ARCHITECTURE.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)` \| .* \| ([\w/, ]+) \|$/gm)];
    const written = rows.map(([, part, list = '']) => [part, list === 'nothing' ? [] : list.split(', ')]);
    expect(Object.fromEntries(written)).toEqual(mayImport);
  });

  it('nothing leaves src: the product needs neither mocks nor demo nor tests', () => {
    const outside = internal.filter(
      (found) => target(found).startsWith('../') || partOf(target(found)) === 'demo',
    );
    expect(outside).toEqual([]);
  });
});

describe('packages', () => {
  const external = imports.filter(({ from }) => !from.startsWith('.'));

  it('React is imported by the React entry, and by the element that shows it', () => {
    const users = new Set(
      external.filter(({ from }) => /^react(-|\/|$)/.test(from)).map(({ file }) => partOf(file)),
    );
    expect([...users].sort()).toEqual(['element', 'react']);
  });

  it('Preact stands in for React in the script tag alone', () => {
    const users = new Set(
      external.filter(({ from }) => /^preact/.test(from)).map(({ file }) => partOf(file)),
    );
    expect([...users]).toEqual(['embed']);
  });

  it('each named package is used where it belongs', () => {
    const where = (name: string) =>
      new Set(external.filter(({ from }) => from === name).map(({ file }) => dirname(file)));
    expect(where('ky')).toEqual(new Set(['client']));
    expect(where('browser-image-compression')).toEqual(new Set(['photo/pipeline']));
    expect(where('react-hook-form')).toEqual(new Set(['react/screens']));
  });
});

it('the demo brings MSW with its mocks alone: it ends a page whose storage throws, and a live backend needs none', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    const file = ['.ts', '.tsx'].map((ending) => path.replace(/\.js$/, ending)).find(existsSync);
    if (!file || seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(file, 'utf8').replace(/^(?:import|export) type .*$/gm, '');
    for (const [, from = ''] of code.matchAll(/ from '([^']+)'/g)) {
      if (from.startsWith('.')) visit(join(dirname(file), from));
      else packages.add(from);
    }
  };
  visit(join(root, 'demo/main.js'));
  expect([...seen].some((file) => file.endsWith('mocks/backend.ts'))).toBe(true);
  expect([...packages].filter((name) => name.startsWith('msw'))).toEqual([]);
});

it('no source file names an address that somebody could contact', () => {
  const mentions = readdirSync(root, { recursive: true, encoding: 'utf8' })
    // The sources in the catalog are data for developers: links that nothing follows.
    .filter(
      (file) =>
        /\.(tsx?|css)$/.test(file) && !/codes\/(errorCatalog|ownCodes)\.ts$/.test(file.split(sep).join('/')),
    )
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter(
          (line) =>
            /https?:\/\/|['"`]\/\/[a-z]/.test(line) && !/^\s*(\/\/|\*|\/\*)|\{?\/\*|w3\.org/.test(line),
        )
        .map((line) => `${relative(root, join(root, file))}: ${line.trim()}`),
    );
  // Examples in a message for developers; requests go where the host's options say.
  expect(mentions.filter((line) => !/api\.example\.com|page\.invalid/.test(line))).toEqual([]);
});
