import { notOurs, otherChapters, requirements, type TestReference } from './asvs.js';
import { levelOf } from './levels.js';

/** `docs/security.md`, whole. */
export function renderSecurity(): string {
  return [
    INTRODUCTION,
    CLASSES,
    TABLE,
    [
      '| ASVS | level | asks | here | shown by |',
      '|---|---|---|---|---|',
      ...requirements.map(
        ({ id, asks, how, tests }) =>
          `| ${id} | ${levelOf(id)} | ${asks} | ${how} | ${tests.map(linkOf).join('<br>')} |`,
      ),
    ].join('\n'),
    NOT_OURS,
    [
      '| ASVS | why |',
      '|---|---|',
      ...notOurs.map(({ ids, because }) => `| ${ids.join(', ')} | ${because} |`),
      ...otherChapters.map(([chapter, because]) => `| ${chapter} | ${because} |`),
    ].join('\n'),
    '',
  ].join('\n\n');
}

function linkOf([file, title]: TestReference): string {
  return `[${title.replace(/\|/g, '\\|')}](../${file})`;
}

const INTRODUCTION = `# Security

Written from \`test/unit/security/asvs.ts\` by \`npx vitest run --project node test/security -u\`; \`test/unit/security/asvs.test.ts\` fails when this
page drifts, a named test is gone, or a requirement of levels 1 and 2 is neither answered nor told not to be ours.

Who attacks, as seen from here: somebody who writes the address (a link with a forged return), markup in the page, another app's
message, a reply on the way or at a gateway, a file that is no photo, or the person themself with the developer tools. The last one
cannot be stopped in a page: **the verdict has to be asked for on your server**.`;

const CLASSES = `## What is sensitive

| class | what | where it may be | how long |
|---|---|---|---|
| biometric and identity | photo (bytes and base64), recordings, name, ID number | memory; the body of faceAdv or of \`photo.upload\` | until the flow is over or the page is gone; given back to the browser at the end |
| credentials | token, sign, nonce, faceId | memory; the Authorization header; the login address that the face SDK defines, without referrer; the app's bridge | token: as long as the host's; ticket: one use, minutes |
| references | order number, trace number | storage of the browser, \`onComplete\`, \`onError\`, 详情 | 30 minutes (\`resume.maxAgeMs\`) |

None of the first two classes is in storage, cookies, addresses (but the one), history, console, events, error messages, nor in what
is drawn after the end: \`test/e2e/hosts/canaries.test.ts\` plants them and looks.`;

const TABLE = `## Requirements

Levels 1 and 2 of [OWASP ASVS 5.0](https://github.com/OWASP/ASVS) where they apply, and some of level 3, told in words of our own.`;

const NOT_OURS = '## Not ours';
