import { contractFields } from '../../../mocks/contractFields.js';
import { type CatalogEntry, errorCatalog } from '../../../src/core.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { apiCoverage } from './apiCoverage.js';

/** Test of the codes of each family, and the mock that produces a code. */
export const codeTests: Readonly<
  Record<CatalogEntry['family'], readonly [file: string, title: string, provoke: (code: string) => string]>
> = {
  result: [
    'test/browser/react/partnerApi.browser.test.tsx',
    'code $code: $meaning',
    (code) => `userId \`code_${code}\``,
  ],
  h5: [
    'test/browser/react/partnerApi.browser.test.tsx',
    'code $code: $meaning',
    (code) => `\`sdkCode: '${code}'\``,
  ],
  sdk: [
    'test/browser/react/partnerApi.browser.test.tsx',
    'code $code: $meaning',
    (code) => `\`sdkCode: '${code}'\``,
  ],
  http: [
    'test/browser/react/faultMatrix.browser.test.tsx',
    'fault $name: $description',
    (code) => `userId \`fault_${code.replace('_', '')}\``,
  ],
  browser: [
    'test/browser/react/CaptureScreen.browser.test.tsx',
    '$code is explained in the words of the catalog',
    (code) => (code === 'TypeError' ? 'as `network_unreachable`' : 'the fake camera’s `behavior`'),
  ],
  own: [
    'test/browser/react/partnerApi.browser.test.tsx',
    'own code $code has its screen',
    (code) => ownProvocations.get(code) ?? 'the host or the photo',
  ],
};

const ownProvocations: ReadonlyMap<string, string> = new Map([
  ['network_unreachable', 'userId `fault_offline`'],
  ['request_timed_out', 'userId `fault_hangs`'],
  ['unauthorized', 'userId `fault_http401`'],
  ['http_error', 'userId `fault_http500`'],
  ['malformed_response', 'userId `fault_html200`'],
  ['partner_refused', 'userId `errcode_50012`'],
  ['ticket_incomplete', 'userId `fault_faceIdMissing`'],
  ['result_mismatch', 'userId `resultFault_otherOrder`'],
  ['handoff_incomplete_ticket', 'scenario `unsignedTicket`'],
  ['handoff_interrupted', "`sdkCode: '3003'`"],
  ['handoff_camera_denied', "`sdkCode: '3004'`"],
  ['handoff_unsupported', "`sdkCode: '3001'`"],
]);

const actions: Readonly<Record<CatalogEntry['action'], string>> = {
  none: 'nothing to do',
  retry: 'try again now',
  changeInput: 'change the photo or the input',
  changeEnvironment: 'allow the camera, or use another browser or phone',
  wait: 'wait',
  useAnotherWay: 'use an alternative',
  signIn: 'sign in',
  contactSupport: 'contact support',
  askAgain: 'query again',
};

/** `docs/api.md`, whole. */
export function renderApi(): string {
  return [
    INTRODUCTION,
    ...(['faceAdv', 'faceAdvResult'] as const).flatMap((endpoint) => [
      `## ${endpoint}`,
      `### Request\n\n${fieldTable(endpoint, 'request')}`,
      `### Reply\n\n${fieldTable(endpoint, 'reply')}`,
    ]),
    CODES,
    ...families.map(([family, title]) => `### ${title}\n\n${codeTable(family)}`),
    '',
  ].join('\n\n');
}

const families: readonly (readonly [CatalogEntry['family'], string])[] = [
  ['result', 'Results (`tencentCode`, or `errcode` where a backend passes it on)'],
  ['h5', 'The face SDK’s H5 page (`code` of the return address)'],
  ['sdk', 'The face SDK in apps'],
  ['http', 'HTTP'],
  ['browser', 'The browser'],
  ['own', 'The widget (`FaceVerificationError.code`)'],
];

const INTRODUCTION = `# What does the widget do with each field and code of the partner's API?

\`npx face-verification-flow check\` compares a backend with the fields below. This page is generated from \`mocks/contractFields.ts\`,
\`errorCatalog\` and the messages by \`npx vitest run --project node test/unit/docs -u\`; a test fails if it differs.

Both endpoints are POST with JSON. The HTTP status takes precedence over the body. A reply is read up to 256 kB (24 MB with media).
Unknown fields are dropped; numbers may come as strings and strings as numbers. faceAdv is never retried automatically, except once with
a new token after 401. faceAdvResult is polled with jitter, at most once a second whoever asks, not before a Retry-After has passed, and
not while the page is hidden. A Retry-After of more than 30 s is shown to the user as an error, and until it has passed no question leaves.

## Timeouts

Each wait ends at its timeout, even if the function ignores its signal. The next attempt calls the function again.

| timeout of | | afterwards |
| --- | --- | --- |
| a faceAdv request | 60 s | \`request_timed_out\` |
| a faceAdvResult request | 15 s | queried again; \`request_timed_out\` after three in a row |
| a faceAdvResult request with media | 60 s | queried again, up to three times |
| \`api.getToken\` | 15 s | \`token_unavailable\` |
| \`api.resolveTicket\` | 60 s | \`request_timed_out\` |
| \`photo.upload\` | 120 s | \`request_timed_out\` |
| \`handoff.prepare\` | 30 s | \`request_timed_out\`, without a ticket |
| a \`loginUrl\` function | 15 s | \`request_timed_out\` |
| \`result.getAttemptsLeft\` | 10 s | the result page shows no number |

The timeouts of a request include the reply's body, and not the wait for a token. \`photo.takePhoto\` and a handoff's \`start\` have no
timeout: the user is in another app, and the widget stays usable.

## 401

On a 401 the widget calls \`api.getToken('expired')\` once and repeats the request with the new token. Answer with
\`WWW-Authenticate: Bearer\` or without that header. On the page's own origin, \`Basic\` and \`Digest\` make the browser open its own
dialog: Chromium holds the reply back until the user has closed it, so that the request times out and no token is renewed; Firefox
sends the request twice. Across origins no browser does this. If a gateway insists on \`Basic\` and you need no cookies, set
\`api.credentials: 'omit'\`. \`check\` reports the header.

## One order for one tap

A faceAdv may arrive more than once: the widget repeats it with a new token after a 401, and a browser sends it again by itself when the
server drops a connection on which it answered before (7 arrivals measured in Chromium 156). So each faceAdv carries
\`Idempotency-Key: "<32 hex digits>"\` ([draft](https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/)): the same
for all arrivals of one tap, another for the next tap. A backend opens one order for it:

1. Check the token first. Do not store a 401.
2. Insert the user's id and the key where both together are unique, before you call the partner.
3. If they were there before, send the stored reply. If the first arrival has no reply yet, wait for it.
4. If the attempt opened no order, remove the entry. Else forget it after 10 minutes, twice a ticket's life.

On the page's own origin the header is always sent, unless \`api.idempotencyKey\` is \`false\`. On another origin a header that CORS does not
allow stops the request, so it is only sent with \`api.idempotencyKey: true\`. The preflight has to answer
\`Access-Control-Allow-Headers: authorization, content-type, idempotency-key\`, and the reply
\`Access-Control-Expose-Headers: Retry-After\`. \`check\` asks the preflight, and with \`--repeat-key\` whether a repeated key gives the same
order. The mocks do all of this.`;

const CODES = `## Codes

These are the entries of \`errorCatalog\` in \`face-verification-flow/core\`. *Action* helps the user. *Ticket* says whether another attempt
needs a new faceAdv. *See it* names the mock that produces the code. An unknown code is shown as 这次核验没有通过 with the partner's
message, 重新核验, and the traceNo.`;

function fieldTable(endpoint: string, direction: string): string {
  const lines = contractFields
    .filter((field) => field.endpoint === endpoint && field.direction === direction)
    .map(({ path, type, required, meaning }) => {
      const { what, test, screen } = coverageOf(`${endpoint} ${direction} ${path}`);
      return row([`\`${path}\``, type, required ? '是' : '否', meaning, what, screen, testCell(test)]);
    });
  return [row(['Field', 'Type', '必', 'Document', 'Widget', 'Screen', 'Test']), rule(7), ...lines].join('\n');
}

function codeTable(family: CatalogEntry['family']): string {
  const [file, title, provoke] = codeTests[family];
  const lines = [...errorCatalog.values()]
    .filter((entry) => entry.family === family)
    .map(({ code, meaning, words, action, newTicket, source }) =>
      row([
        `\`${code}\``,
        meaning,
        wordsOf(words),
        actions[action],
        newTicket ? 'new' : 'same',
        provoke(code),
        source.startsWith('https:') ? `[source](${encodeURI(source)})` : `\`${source}\``,
      ]),
    );
  const head = row(['Code', 'Meaning', 'Screen', 'Action', 'Ticket', 'See it', 'Source']);
  return [`Tested by ${testCell([file, title])}.`, '', head, rule(7), ...lines].join('\n');
}

function coverageOf(field: string) {
  const found = apiCoverage.get(field);
  if (!found) throw new Error(`test/unit/docs/apiCoverage.ts has no line for ${field}.`);
  return found;
}

function wordsOf(key: string): string {
  const { rejected, failed, camera } = zhCN;
  const words = new Map(Object.entries({ ...rejected.reasons, ...failed.errors, ...camera.errors })).get(key);
  return words ? `**${words.title}** ${words.advice}` : '–';
}

/** Returns a link to the file of a test. Titles have placeholders, which say nothing to a reader. */
function testCell([file]: readonly [file: string, title: string]): string {
  return `[${file.replace(/^.*\/|(?:\.browser)?\.test\.tsx?$/g, '')}](../${file})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

function rule(count: number): string {
  return `|${' --- |'.repeat(count)}`;
}
