/**
 * OWASP ASVS 5.0 (https://github.com/OWASP/ASVS, CC BY-SA 4.0) by its numbers: what each asks is told in words of our
 * own. `docs/security.md` is written from this.
 */

/** The levels of the requirements of each section, in their order: `'12'` has one of level 1 and one of level 2. */
export const sections: Readonly<Record<string, string>> = {
  ...{ '1.1': '22', '1.2': '1111122223', '1.3': '112222222223', '1.4': '222', '1.5': '123' },
  ...{ '2.1': '122', '2.2': '112', '2.3': '12223', '2.4': '23' },
  ...{
    '3.1': '3',
    '3.2': '113',
    '3.3': '12223',
    '3.4': '11222233',
    '3.5': '11122333',
    '3.6': '3',
    '3.7': '22333',
  },
  ...{ '4.1': '12233', '4.2': '23333', '4.3': '22', '4.4': '1222' },
  ...{ '5.1': '2', '5.2': '112333', '5.3': '113', '5.4': '222' },
  ...{
    '11.1': '2233',
    '11.2': '22233',
    '11.3': '11233',
    '11.4': '1222',
    '11.5': '23',
    '11.6': '23',
    '11.7': '33',
  },
  ...{ '12.1': '12233', '12.2': '11', '12.3': '22223' },
  ...{ '13.1': '2333', '13.2': '222223', '13.3': '2233', '13.4': '1222233' },
  ...{ '14.1': '22', '14.2': '12223333', '14.3': '122' },
  ...{ '15.1': '12233', '15.2': '12233', '15.3': '1222222', '15.4': '3333' },
  ...{ '16.1': '2', '16.2': '22222', '16.3': '2222', '16.4': '222', '16.5': '2223' },
};

/** Of level 3, what a page that handles faces should have all the same. */
export const ofLevelThree: readonly string[] = [
  '1.3.12',
  '3.2.3',
  '3.5.6',
  '3.6.1',
  '3.7.3',
  '5.2.6',
  '14.2.8',
];

export type TestReference = readonly [file: string, title: string];

export interface Requirement {
  readonly id: string;
  /** What it asks, in short. */
  readonly asks: string;
  readonly how: string;
  readonly tests: readonly TestReference[];
}

const client = 'test/unit/client/createClient.test.ts';
const http = 'test/unit/client/http.test.ts';
const hostile = 'test/unit/client/hostile.test.ts';
const fuzz = 'test/unit/client/fuzz.test.ts';
const embed = 'test/package/embed.test.ts';
const packed = 'test/package/package.test.ts';
const photos = 'test/browser/photo/preparePhoto.browser.test.ts';
const loginUrl = 'test/unit/handoff/loginUrl.test.ts';
const verification = 'test/unit/session/createFaceVerification.test.ts';
const canary = 'test/e2e/hosts/canaries.test.ts';
const matrix = 'test/browser/react/faultMatrix.browser.test.tsx';
const transition = 'test/unit/flow/transition.test.ts';
const orders = 'test/unit/resume/orderStore.test.ts';
const matchJourney = 'test/e2e/journeys/match.test.ts';
const partnerApi = 'test/browser/react/partnerApi.browser.test.tsx';

const inCanaries: TestReference = [canary, 'authmatch, by redirect and back'];
const strict: TestReference = [embed, 'takes a photo to the verdict, worker-src %s'];
const asText: TestReference = [
  'test/browser/security/markup.browser.test.tsx',
  'mutated replies of %s are text on the screen, whatever markup is in them',
];
const onlyWithVerdict: TestReference = [
  fuzz,
  'ends on a screen with a way on, and passes only with a verdict',
];

export const requirements: readonly Requirement[] = [
  // Encoding and sanitization
  {
    id: '1.1.1',
    asks: 'decode once, before anything is checked',
    how: 'a reply is decoded as UTF-8 and parsed as JSON once, then checked; the SDK’s return is read by the URL parser, and what is not ours stays letter by letter',
    tests: [
      [http, 'text is put together across the parts in which it comes'],
      [
        'test/unit/handoff/returnParameters.test.ts',
        'leaves the host’s own parameters letter by letter as they were',
      ],
    ],
  },
  {
    id: '1.1.2',
    asks: 'encode as the last step, by whatever reads it',
    how: 'React writes text and attributes, `JSON.stringify` bodies, `encodeURIComponent` the login address; nothing is put together as markup',
    tests: [asText, [loginUrl, 'has every documented parameter, each encoded once']],
  },
  {
    id: '1.2.1',
    asks: 'encode for the place: HTML, attributes, CSS, headers',
    how: 'texts of the partner are React text; tokens and headers that no request can carry are refused before they reach one',
    tests: [
      asText,
      [client, 'refuses the token %j before it reaches a header'],
      [http, 'says so when such a function gives what no request can carry, and sends nothing'],
    ],
  },
  {
    id: '1.2.2',
    asks: 'encode what goes into addresses; safe protocols alone',
    how: 'each login parameter is encoded once; a login address is https with an allowed host, a base address, a return address and the agreement’s link http(s)',
    tests: [
      [loginUrl, '%j is never gone to, and the error does not repeat it'],
      [hostile, 'the base URL %j is refused'],
      [verification, 'a mistake is told in a sentence: %#'],
    ],
  },
  {
    id: '1.2.3',
    asks: 'no JavaScript or JSON put together from text',
    how: 'no script is made of text: the strict policy has no `unsafe-eval`, Trusted Types are enforced; bodies are `JSON.stringify`',
    tests: [strict, [client, 'sends name and ID number for authmatch']],
  },
  {
    id: '1.2.9',
    asks: 'no regular expression made of foreign text',
    how: 'every regular expression is a literal',
    tests: [
      ['test/unit/security/regularExpressions.test.ts', 'are found, and none is made of text at run time'],
    ],
  },
  {
    id: '1.3.2',
    asks: 'no eval',
    how: 'the policy that the script tag is tested under allows none',
    tests: [strict],
  },
  {
    id: '1.3.3',
    asks: 'characters and length before a dangerous place',
    how: 'identifiers of a reply up to 512 characters, other texts cut to 200, a reply read to 256 kB; order numbers of the address `[A-Za-z0-9_-]{1,64}`; names and ID numbers normalised and checked',
    tests: [
      [fuzz, 'to faceAdv is a whole ticket of text, or one typed error'],
      [client, 'cuts the partner’s words to 200 characters'],
      [http, '5 MB are not read to their end'],
      ['test/unit/handoff/returnParameters.test.ts', 'of order %j is no return for any order'],
    ],
  },
  {
    id: '1.3.4',
    asks: 'no SVG with scripts',
    how: 'an SVG is no photo, whatever its name; a picture of the partner’s is a JPEG or a PNG by its first bytes, or nothing',
    tests: [
      [matchJourney, 'a file that is no photo is refused in words, and another one may be chosen'],
      [partnerApi, 'that are not what they claim never reach an element; the verdict stands'],
    ],
  },
  {
    id: '1.3.12',
    asks: 'no regular expression that backtracks exponentially',
    how: 'each is analysed; 400,000 hostile characters go through every reader within 200 ms',
    tests: [
      [
        'test/unit/security/regularExpressions.test.ts',
        '$file: /$source/$flags backtracks neither exponentially nor by a polynomial',
      ],
      [hostile, '400,000 hostile characters take at most 200 ms'],
    ],
  },
  {
    id: '1.4.2',
    asks: 'sign, range and overflow of numbers',
    how: 'an errcode is a whole number of at most 15 digits; longer ones keep their digits as text; pixels and bytes of a photo have limits',
    tests: [
      [http, 'an errcode of %j is not taken for success'],
      [http, 'a traceNo that came as a number keeps all its digits'],
      [photos, 'a bomb is refused from its header'],
    ],
  },
  {
    id: '1.4.3',
    asks: 'resources are released',
    how: 'object URLs are taken back, camera tracks stopped, listeners removed',
    tests: [
      [canary, 'match, with the photo in the request, without leaving the page'],
      [
        'test/browser/camera/soak.browser.test.tsx',
        'times from mount over a shot to unmount leave nothing behind',
      ],
    ],
  },
  {
    id: '1.5.2',
    asks: 'untrusted data is deserialised by an allow-list',
    how: 'JSON alone, field by field; unknown fields are dropped; what storage holds is checked as well',
    tests: [
      [fuzz, 'to faceAdv is a whole ticket of text, or one typed error'],
      [orders, 'writes down the order and nothing else of what it is given'],
    ],
  },
  // Validation and business logic
  {
    id: '2.1.1',
    asks: 'rules of each input are documented',
    how: 'docs/api.md has every field of the API, the README every option; both are held to the code',
    tests: [['test/unit/docs/api.test.ts', 'has no line without a field, and no field without a line']],
  },
  {
    id: '2.1.2',
    asks: 'rules of combined inputs are documented',
    how: 'the options of match and authmatch exclude each other, by type and by sentence; an answer must name the order that was asked for',
    tests: [
      [verification, 'a mistake is told in a sentence: %#'],
      [client, 'refuses an answer for another order'],
    ],
  },
  {
    id: '2.1.3',
    asks: 'limits of the flow are documented',
    how: 'deadlines, sizes, lives of tickets and orders: README and docs/api.md; counting attempts is the backend’s, which `result.getAttemptsLeft` asks',
    tests: [
      ['test/unit/docs/api.test.ts', 'is what the data says'],
      [transition, 'none: there is no further one, and the result stays'],
    ],
  },
  {
    id: '2.2.1',
    asks: 'positive validation of all input',
    how: 'options, replies, returns, bridge answers, storage, names, ID numbers and photos are each held against what they must be',
    tests: [
      [fuzz, 'to faceAdvResult is a pass only where it says so in full'],
      [hostile, 'options are taken or told to be wrong in words'],
      ['test/unit/flow/identityRules.test.ts', 'notices any single digit that was mistyped'],
    ],
  },
  {
    id: '2.2.2',
    asks: 'the client’s checks are not what security rests on',
    how: 'the verdict is the backend’s; what the SDK’s return, a bridge or a message says decides nothing, and the README tells hosts to ask on their server',
    tests: [
      [matchJourney, 'a forged code=0 shows the truth'],
      ['test/e2e/journeys/handoff.test.ts', 'does not decide: a code that says passed shows the truth'],
    ],
  },
  {
    id: '2.2.3',
    asks: 'related data fit together',
    how: 'success needs errcode 0 and status SUCCESS; a verdict its own order number; an ID number its birth date and check character',
    tests: [
      [fuzz, 'to faceAdvResult is a pass only where it says so in full'],
      [client, 'refuses an answer for another order'],
    ],
  },
  {
    id: '2.3.1',
    asks: 'steps in their order, none skipped',
    how: 'one table of steps and events; what a step does not know is ignored; nothing is sent before consent',
    tests: [
      [transition, 'every step and event'],
      [verification, 'asks for nothing before consent'],
      ['test/unit/flow/survival.test.ts', '%s survives taps, lost answers, reloads, clocks and storage'],
    ],
  },
  {
    id: '2.3.2',
    asks: 'limits are kept',
    how: 'a ticket starts the SDK once and within its life; with no attempts left there is no retry; the base64 stays under its limit',
    tests: [
      [
        verification,
        'starts the face SDK once, also where the flow was stopped meanwhile: then its result is asked for',
      ],
      [transition, 'none: there is no further one, and the result stays'],
      [
        'test/unit/photo/search.test.ts',
        'the search is never over the limit, ends, and encodes at most four times',
      ],
    ],
  },
  {
    id: '2.3.3',
    asks: 'an operation succeeds as a whole or not at all',
    how: 'a failed step leads back to where it can be tried again, with all that was given; the host hears of a verdict once',
    tests: [
      [transition, 'a failed faceAdv keeps the photo for a retry and for a change of mind'],
      ['test/unit/flow/survival.test.ts', '%s survives taps, lost answers, reloads, clocks and storage'],
    ],
  },
  {
    id: '2.3.4',
    asks: 'nothing limited is spent twice',
    how: 'one faceAdv per attempt, never repeated by machine; an open order is asked for rather than another begun',
    tests: [
      [matchJourney, 'a reload while the order is open asks for its result, not for a new one'],
      ['test/unit/flow/survival.test.ts', '%s survives taps, lost answers, reloads, clocks and storage'],
    ],
  },
  {
    id: '2.4.1',
    asks: 'no excessive calls',
    how: 'results are asked for seven times at most, with jitter, after Retry-After, never while the page is hidden; limits per person are the backend’s',
    tests: [
      [
        'test/unit/client/poll.test.ts',
        'asks every 2 s, then more rarely, and gives up in less than half a minute',
      ],
      ['test/unit/client/poll.test.ts', 'is not asked by all phones at the same time'],
    ],
  },
  // Web frontend
  {
    id: '3.2.1',
    asks: 'nothing is rendered in the wrong context',
    how: 'a gateway’s page is no reply, and never drawn; media become elements only by their first bytes',
    tests: [
      [client, '%s is one typed error'],
      [partnerApi, 'that are not what they claim never reach an element; the verdict stands'],
    ],
  },
  {
    id: '3.2.2',
    asks: 'text is drawn as text',
    how: 'React text alone: no `innerHTML` in the source, Trusted Types enforced',
    tests: [asText, [matrix, 'is shown as text, with the traceNo to tell support'], strict],
  },
  {
    id: '3.2.3',
    asks: 'no DOM clobbering',
    how: 'no global is looked up but by the script tag’s own name, whose type is checked; addresses of later parts come from the engine, not from `currentScript`',
    tests: [
      [
        'test/package/clobbering.test.ts',
        'a photo gets to its verdict on a page whose elements are named like what the widget looks up',
      ],
      [embed, 'leaves one name on the window'],
    ],
  },
  {
    id: '3.4.3',
    asks: 'a content security policy',
    how: 'the header is the host’s; docs/embed.md gives one without `unsafe-inline` or `unsafe-eval`, under which whole verifications are tested',
    tests: [strict, [embed, 'takes name and ID number to the verdict']],
  },
  {
    id: '3.4.5',
    asks: 'no referrer that tells too much',
    how: 'requests and the way to the face SDK go without one; the SDK’s parameters are taken out of the address at once',
    tests: [
      [http, 'carries the token as it is, the host’s headers, no referrer, and follows no redirect'],
      [
        'test/e2e/returns/stories.ts',
        'redirect: comes back by the SDK’s own way, and has the result after one question',
      ],
    ],
  },
  {
    id: '3.5.2',
    asks: 'no sensitive request without a CORS preflight',
    how: 'JSON with an Authorization header: across origins both ask beforehand; the backend has to insist on them, as `check` and the mocks do',
    tests: [
      [
        'test/unit/mocks/strict.test.ts',
        'answers a missing Authorization with 401, and another type of body with a refusal',
      ],
    ],
  },
  {
    id: '3.5.3',
    asks: 'methods that are not safe, for what has effects',
    how: 'POST alone',
    tests: [[client, 'sends the photo as the document says and reads the ticket']],
  },
  {
    id: '3.5.5',
    asks: 'messages of foreign origins are dropped',
    how: 'the page listens to no `message` event; a bridge is an object the host gives, and an answer must carry the request’s random id',
    tests: [
      [
        'test/e2e/journeys/handoff.test.ts',
        'is heard on its bridge alone: a thousand messages to the page change nothing',
      ],
      [
        'test/unit/handoff/bridgeHandoff.test.ts',
        'is taken from Android’s channel, past whatever else is said there',
      ],
    ],
  },
  {
    id: '3.5.6',
    asks: 'no JSONP',
    how: 'a reply that is a call is no JSON',
    tests: [[fuzz, 'to faceAdv is a whole ticket of text, or one typed error']],
  },
  {
    id: '3.6.1',
    asks: 'assets of other hosts only with their hash',
    how: 'nothing is loaded from another origin; `embed.js` has its SRI hash in `integrity.json`',
    tests: [
      [embed, 'runs with %s integrity: %s → %s'],
      [packed, '%s loads nothing from another origin'],
    ],
  },
  {
    id: '3.7.1',
    asks: 'no technology that is no longer supported',
    how: 'ES modules, workers and canvas; old engines are served by lowered code, and told in one sentence where that does not do',
    tests: [
      ['test/package/syntax.test.ts', '%s is written in what Chromium 66 can read'],
      [embed, 'says one sentence to the person below the floor, and tells the host: without %s'],
    ],
  },
  {
    id: '3.7.2',
    asks: 'automatic redirects by an allow-list',
    how: 'the login address is fixed by the host, or one of `allowedHosts` by exact name and port',
    tests: [[loginUrl, '%j is never gone to, and the error does not repeat it']],
  },
  {
    id: '3.7.3',
    asks: 'say so before leaving, with a way to stay',
    how: 'the consent page names who checks the face, and while the ticket is asked for the page says that another one opens next; leaving then hands nothing over',
    tests: [
      [
        'test/browser/security/leaving.browser.test.tsx',
        'that the face check is on another page is said before it is gone to, and can be declined',
      ],
    ],
  },
  // API and web service
  {
    id: '4.1.1',
    asks: 'content types that say what it is',
    how: 'requests say JSON; a reply is believed by what it parses to, never by its type',
    tests: [
      [client, 'sends the photo as the document says and reads the ticket'],
      [fuzz, 'to faceAdv is a whole ticket of text, or one typed error'],
    ],
  },
  {
    id: '4.1.2',
    asks: 'no silent redirect of an API',
    how: 'a redirect is an error: a token never follows one',
    tests: [[http, 'carries the token as it is, the host’s headers, no referrer, and follows no redirect']],
  },
  // Files
  {
    id: '5.1.1',
    asks: 'kinds and sizes of files are documented',
    how: 'docs/photo.md; too large, too small, a bad shape or no picture each have their code in docs/api.md',
    tests: [['test/unit/docs/api.test.ts', 'is what the data says']],
  },
  {
    id: '5.2.1',
    asks: 'no file that is too large',
    how: 'refused from its header, before it is decoded',
    tests: [[photos, 'a bomb is refused from its header']],
  },
  {
    id: '5.2.2',
    asks: 'kind by content, pictures written anew',
    how: 'first bytes, not the name; the photo is drawn and encoded again, or stripped to its picture data',
    tests: [
      [matchJourney, 'a file that is no photo is refused in words, and another one may be chosen'],
      [photos, 'that fits and is upright keeps every pixel and loses its metadata'],
    ],
  },
  {
    id: '5.2.6',
    asks: 'no flood of pixels',
    how: 'the header’s pixels are counted before anything is decoded',
    tests: [[photos, 'a bomb is refused from its header']],
  },
  {
    id: '5.4.1',
    asks: 'names of files are ignored',
    how: 'the person’s file name is never read; an upload goes as `photo.jpg`',
    tests: [[partnerApi, 'uploadForm posts a multipart form, tells its progress and reads the reply']],
  },
  // Cryptography
  {
    id: '11.5.1',
    asks: 'random numbers that cannot be guessed',
    how: 'the one there is, a bridge’s request id, is 128 bits of `crypto.getRandomValues`; jitter needs none',
    tests: [['test/unit/handoff/bridgeHandoff.test.ts', 'is the ticket, once, under an id of its own']],
  },
  // Communication
  {
    id: '12.2.1',
    asks: 'TLS to everything outside',
    how: 'the face SDK’s page is https or of the page’s own origin; the API is where the host’s options say, and a page on https may ask no other',
    tests: [[loginUrl, '%j is never gone to, and the error does not repeat it']],
  },
  // Configuration
  {
    id: '13.1.1',
    asks: 'whom it talks to is documented',
    how: 'the API’s base address, the face SDK’s page and `photo.upload`, all of the host’s options; no address is in the source',
    tests: [
      ['test/unit/architecture.test.ts', 'no source file names an address that somebody could contact'],
      [packed, '%s loads nothing from another origin'],
    ],
  },
  {
    id: '13.2.4',
    asks: 'an allow-list of whom it may contact',
    how: 'what is appended to the base address cannot leave it, `allowedHosts` names login hosts, the policy of docs/embed.md the rest',
    tests: [[hostile, 'an accepted base and path stay on the base’s origin'], strict],
  },
  {
    id: '13.4.1',
    asks: 'no source control data in what is deployed',
    how: 'the packed files are the build and the papers',
    tests: [[packed, 'the packed files are the build and the papers']],
  },
  {
    id: '13.4.2',
    asks: 'no debug modes in production',
    how: 'mocks, demo and stand-ins are entries of their own; none is in what ships to a page',
    tests: [[packed, '%s has nothing of the mocks, the demo or the stand-in page in it']],
  },
  // Data protection
  {
    id: '14.1.1',
    asks: 'sensitive data are identified',
    how: 'three classes, below; base64 of a photo is a photo',
    tests: [[canary, 'match, with the photo in the request, without leaving the page'], inCanaries],
  },
  {
    id: '14.1.2',
    asks: 'how each class is protected is documented',
    how: 'below',
    tests: [inCanaries],
  },
  {
    id: '14.2.1',
    asks: 'nothing sensitive in addresses',
    how: 'photo, name and ID number in bodies, the token in a header; sign and nonce in the one address that the face SDK defines, left without referrer',
    tests: [inCanaries, [canary, 'match, with the photo uploaded, by redirect and back']],
  },
  {
    id: '14.2.3',
    asks: 'nothing sensitive to third parties',
    how: 'no tracker; `onEvent` has a closed schema; no request goes anywhere but where it belongs',
    tests: [
      inCanaries,
      ['test/unit/session/events.test.ts', 'holds fields of its schema alone, with values of their kinds'],
      [embed, 'takes a photo to the verdict, worker-src %s'],
    ],
  },
  {
    id: '14.2.4',
    asks: 'the documented protection is there',
    how: 'secrets are planted in whole verifications and looked for in everything a page leaves behind',
    tests: [
      inCanaries,
      [canary, 'match, with the photo in the request, without leaving the page'],
      [canary, 'match, with the photo uploaded, by redirect and back'],
      [canary, 'authmatch that fails: %s'],
    ],
  },
  {
    id: '14.2.8',
    asks: 'no metadata in files of the person’s',
    how: 'GPS, times, names of devices and thumbnails are gone from every photo that is sent',
    tests: [
      [photos, 'that fits and is upright keeps every pixel and loses its metadata'],
      [matchJourney, 'passes, from a 12-megapixel phone photo to the result'],
    ],
  },
  {
    id: '14.3.1',
    asks: 'the page forgets when it is over',
    how: 'the end screens hold no data, state and DOM are empty of them, object URLs are taken back; unmounting leaves an empty place',
    tests: [[canary, 'match, with the photo in the request, without leaving the page'], inCanaries],
  },
  {
    id: '14.3.2',
    asks: 'nothing sensitive in the browser’s cache',
    how: 'requests are `no-store`; the header on replies is the backend’s',
    tests: [[http, 'carries the token as it is, the host’s headers, no referrer, and follows no redirect']],
  },
  {
    id: '14.3.3',
    asks: 'nothing sensitive in storage',
    how: 'order number, trace number, a time, and which picker was open',
    tests: [
      [matchJourney, 'stores nothing but the order'],
      [orders, 'keeps users apart and writes down no user id'],
      inCanaries,
    ],
  },
  // Secure coding
  {
    id: '15.1.2',
    asks: 'an inventory of components',
    how: 'five run-time dependencies with why, size and keeper in ARCHITECTURE.md; exact versions in the lock file',
    tests: [['test/unit/architecture.test.ts', 'each named package is used where it belongs']],
  },
  {
    id: '15.1.3',
    asks: 'what costs time is known, and cannot stop the rest',
    how: 'a photo is prepared in a worker, within limits of pixels; every wait has a deadline or a way out',
    tests: [
      [photos, 'aborting the %s path rejects at once'],
      [
        'test/browser/shared/deadline.browser.test.ts',
        'a request without an answer is really aborted at its deadline, on engines without AbortSignal.any too',
      ],
    ],
  },
  {
    id: '15.2.2',
    asks: 'defences against what costs time',
    how: 'sizes are checked first, replies read no further than their limit, encodes counted',
    tests: [
      [http, '5 MB are not read to their end'],
      [
        'test/unit/photo/search.test.ts',
        'the search is never over the limit, ends, and encodes at most four times',
      ],
    ],
  },
  {
    id: '15.2.3',
    asks: 'production has no test code',
    how: 'as 13.4.2',
    tests: [[packed, '%s has nothing of the mocks, the demo or the stand-in page in it']],
  },
  {
    id: '15.3.1',
    asks: 'only the fields that are needed',
    how: 'a reply’s unknown fields are dropped; media are asked for only where the host shows them',
    tests: [
      [client, 'reads numbers as strings and strings as numbers, and does not mind more fields'],
      [partnerApi, 'are not asked for where the host does not want them'],
    ],
  },
  {
    id: '15.3.3',
    asks: 'only the fields that are meant',
    how: 'requests are written field by field; of what an upload gives, origin and data go on',
    tests: [[fuzz, 'of the file server sends a photo’s place on, or is one typed error']],
  },
  {
    id: '15.3.5',
    asks: 'types are checked, comparisons strict',
    how: 'TypeScript strict without `any`; what comes from outside is `unknown` until it is parsed',
    tests: [
      [http, 'an errcode of %j is not taken for success'],
      [fuzz, 'to faceAdvResult is a pass only where it says so in full'],
    ],
  },
  {
    id: '15.3.6',
    asks: 'no prototype pollution',
    how: 'foreign names are looked up in maps, fields picked by schema; prototypes are the same after every mutated reply',
    tests: [
      [hostile, '"__proto__" poisons nothing'],
      [fuzz, 'every prototype is what it was'],
      ['test/unit/handoff/returnParameters.test.ts', 'is no way to reach into an object'],
    ],
  },
  {
    id: '15.3.7',
    asks: 'a parameter that comes twice decides nothing',
    how: 'of the return the first is read, all are taken out, and none decides',
    tests: [[fuzz, 'in the address names an order or nothing, and is never kept']],
  },
  // Logging and errors
  {
    id: '16.1.1',
    asks: 'an inventory of what is logged',
    how: 'docs/events.md: every event and field, and the report for support; in the console only warnings to developers',
    tests: [['test/unit/docs/events.test.ts', 'is what the types and the adapters say']],
  },
  {
    id: '16.2.1',
    asks: 'entries that allow a timeline',
    how: 'each event has its step, attempt and duration; the report for support the time of each',
    tests: [
      [
        'test/unit/session/events.test.ts',
        'tells how long each step took, by a clock that never runs backwards',
      ],
    ],
  },
  {
    id: '16.2.5',
    asks: 'nothing sensitive is logged',
    how: 'a closed schema; errors carry trace number, codes and 200 characters of the partner’s words, never a request',
    tests: [
      inCanaries,
      [http, 'no error carries what is nobody’s business'],
      [
        'test/browser/session/supportReport.browser.test.tsx',
        'takes known products alone from a user agent: %s',
      ],
    ],
  },
  {
    id: '16.4.1',
    asks: 'no log injection',
    how: 'a value of the report never breaks its line',
    tests: [
      [
        'test/browser/session/supportReport.browser.test.tsx',
        'keeps each finding on its line, however a handoff is named',
      ],
    ],
  },
  {
    id: '16.5.1',
    asks: 'errors tell the person nothing internal',
    how: 'words by code; the partner’s own only under 详情, as text',
    tests: [
      ['test/unit/codes/errorCatalog.test.ts', '$code has a meaning, a source and words in every language'],
      [client, 'keeps neither token nor personal data in its errors'],
    ],
  },
  {
    id: '16.5.2',
    asks: 'goes on when others fail',
    how: 'every fault of either endpoint ends on a calm screen with a way on, and nothing that was given is lost',
    tests: [
      [matrix, '$name: $description'],
      [
        'test/browser/react/LaterView.browser.test.tsx',
        'offers another try where a part does not come, and a way out',
      ],
    ],
  },
  {
    id: '16.5.3',
    asks: 'never open by failing',
    how: 'a pass is the one combination that says so in full; everything else is an error, undecided or a rejection',
    tests: [onlyWithVerdict, [client, 'never takes an empty result for a pass']],
  },
];

/** What belongs to the host’s pages and servers, to the partner, or to what is not here. */
export const notOurs: readonly { readonly ids: readonly string[]; readonly because: string }[] = [
  {
    ids: ['1.2.4', '1.2.5', '1.2.6', '1.2.7', '1.2.8', '1.3.6', '1.3.8', '1.3.9', '1.3.11'],
    because:
      'there is no server of ours: no database, shell, directory, LaTeX, memcache, mail, nor a request on somebody’s behalf',
  },
  {
    ids: ['1.3.1', '1.3.5', '1.3.7', '1.3.10'],
    because: 'no rich text, no templates of users, no format strings',
  },
  { ids: ['1.4.1', '1.5.1'], because: 'JavaScript has no pointers; no XML is parsed' },
  {
    ids: ['3.3.1', '3.3.2', '3.3.3', '3.3.4'],
    because: 'no cookie is set or read; those of the host’s session are the host’s',
  },
  {
    ids: ['3.4.1', '3.4.2', '3.4.4', '3.4.6'],
    because: 'headers of the host’s own responses; nothing here needs them weaker',
  },
  {
    ids: ['3.5.1', '3.5.4', '4.1.3', '4.2.1'],
    because: 'the host’s and the partner’s servers: validating origins, host names, proxies, message framing',
  },
  { ids: ['4.3.1', '4.3.2', '4.4.1', '4.4.2', '4.4.3', '4.4.4'], because: 'no GraphQL, no WebSocket' },
  {
    ids: ['5.2.3', '5.3.1', '5.3.2', '5.4.2', '5.4.3'],
    because: 'no archives; files are stored, served and scanned by the host’s file server or the partner',
  },
  {
    ids: [
      ...['11.1.1', '11.1.2', '11.2.1', '11.2.2', '11.2.3', '11.3.1', '11.3.2', '11.3.3'],
      ...['11.4.1', '11.4.2', '11.4.3', '11.4.4', '11.6.1'],
    ],
    because:
      'no key, no cipher, no password: signatures are made and checked by the servers, and are opaque here. The one hash (FNV-1a) tells users of one device apart in storage and protects nothing',
  },
  {
    ids: ['12.1.1', '12.1.2', '12.1.3', '12.2.2', '12.3.1', '12.3.2', '12.3.3', '12.3.4'],
    because: 'TLS is the browser’s and the servers’',
  },
  {
    ids: ['13.2.1', '13.2.2', '13.2.3', '13.2.5', '13.3.1', '13.3.2', '13.4.3', '13.4.4', '13.4.5'],
    because:
      'configuration of servers; no secret is in a page, and no key may be: the token is asked for at run time',
  },
  { ids: ['14.2.2'], because: 'caches of servers; requests are POST and `no-store`' },
  {
    ids: ['15.1.1', '15.2.1'],
    because:
      'time frames for updates are the maintainer’s policy; versions are exact, so that `npm audit` of a host tells',
  },
  { ids: ['15.3.2', '15.3.4'], because: 'backends and proxies; the client follows no redirect at all' },
  {
    ids: ['16.2.2', '16.2.3', '16.2.4', '16.3.1', '16.3.2', '16.3.3', '16.3.4', '16.4.2', '16.4.3'],
    because:
      'logs are the host’s: `onEvent` and `onError` tell it what there is to log, by names that it can write wherever it writes',
  },
];

/** Chapters that are another’s as a whole. */
export const otherChapters: readonly (readonly [chapter: string, because: string])[] = [
  ['V6 Authentication', 'the host’s login; a face check is a step after it. The token comes from `getToken`'],
  ['V7 Session management', 'the host’s sessions; none is made here, and a token is kept in memory alone'],
  ['V8 Authorization', 'the host’s backend and the partner decide who may ask for what'],
  ['V9 Self-contained tokens', 'the token is opaque: sent as it is, neither read nor checked'],
  ['V10 OAuth and OIDC', 'none here; a lone `code` in the address is left to whoever it belongs to'],
  ['V17 WebRTC', 'no connection: `getUserMedia` alone, whose stream never leaves the device'],
];
