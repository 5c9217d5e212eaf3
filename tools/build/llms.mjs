import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (/** @type {string} */ file) => readFileSync(root + file, 'utf8');

/** Pages that only maintainers and auditors need. */
const OPTIONAL = new Set([
  'dependencies.md',
  'photo-measurements.md',
  'photo-pipeline.md',
  'releasing.md',
  'security.md',
]);

/**
 * Returns the files of `docs/`, in the order of their names.
 * @returns {readonly string[]}
 */
export function pagesOfDocs() {
  return readdirSync(`${root}docs`)
    .filter((file) => file.endsWith('.md'))
    .sort();
}

const english = () => pagesOfDocs().filter((file) => !file.endsWith('.zh-CN.md'));

/** Returns `llms.txt`: what an assistant should know first, and one line for each page (https://llmstxt.org). */
export function renderLlms() {
  return `# face-verification-flow

> ${read('README.md').split('\n\n')[2]?.replace(/\n/g, ' ')}

- React: \`import { FaceVerification, redirectHandoff } from 'face-verification-flow'\` and \`import 'face-verification-flow/styles.css'\`.
- Without a bundler: copy the folder \`dist/embed/\` and call \`FaceVerification.mount('#face', options)\`.
- In Vue and Angular use the element \`<face-verification>\`.
- Required: \`type\`, \`userId\`, \`api\` with \`baseUrl\`, and \`handoff\` (script tag and element: \`loginUrl\`).
- \`consent\` names \`handler\`, \`purpose\`, \`contact\`, \`retention\` and \`withdrawal\`, as the law asks for. Development builds warn without them.
- \`type: 'match'\` compares with a photo that the widget takes. \`'authmatch'\` has a form for name and ID number; \`identity\` prefills it.
- Behind a hash router ask \`hasOpenOrder({ userId })\` before the router starts, since the face SDK drops the hash.
- \`api.baseUrl\` is the host's own backend, never the partner. \`face-verification-flow/server\` is that backend.
- \`onComplete\` only informs the page. The server asks \`gateway.verify\` or faceAdvResult at the business decision.
- Move on in \`onClose\`. Branch on \`error.code\`, never on \`error.message\`.
- Without a backend \`face-verification-flow/mocks\` plays the partner.

## Start

- [README](README.md): React, script tag, gateway and mocks in ten lines each
- [Examples](examples/README.md): whole projects to copy, each reaches a verdict on the mocks
- [All pages in one file](dist/llms-full.txt)

## Docs

${list(english().filter((file) => !OPTIONAL.has(file)))}

## 中文

- [README](README.zh-CN.md)
${list(pagesOfDocs().filter((file) => file.endsWith('.zh-CN.md')))}

## Optional

${list(english().filter((file) => OPTIONAL.has(file)))}
- [Changelog](CHANGELOG.md)
`;
}

/** Returns `llms-full.txt`, a file of `dist`: the README and every English page for hosts, one after the other. */
export function renderLlmsFull() {
  const files = ['README.md', ...english().flatMap((file) => (OPTIONAL.has(file) ? [] : `docs/${file}`))];
  return files.map((file) => `<!-- ${file} -->\n\n${linkFromDist(read(file), file).trim()}\n`).join('\n');
}

/**
 * @param {string} page
 * @param {string} file its path, which its links are relative to
 */
function linkFromDist(page, file) {
  return page.replace(
    /(\]\(|<img src=")(?!https?:|mailto:|#)([^)"\s]+)/g,
    (_, start, target) => start + posix.join('..', posix.dirname(file), target),
  );
}

/** @param {readonly string[]} files */
function list(files) {
  return files.map((file) => `- [${/^# (.*)$/m.exec(read(`docs/${file}`))?.[1]}](docs/${file})`).join('\n');
}
