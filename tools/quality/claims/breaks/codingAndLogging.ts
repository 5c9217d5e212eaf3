import { breaksOf } from '../break.js';

/** V15, secure coding, and V16, logging and error handling. */
export const codingAndLogging = breaksOf({
  '15.1.2': [
    {
      file: 'src/handoff/loginUrl.ts',
      find: "import { readReturn } from './returnParameters.js';",
      replace: "import 'ky';\nimport { readReturn } from './returnParameters.js';",
      why: 'A package is used where it does not belong.',
      by: 'each named package',
    },
    {
      file: 'src/camera/takeStill.ts',
      find: 'export async function takeStill(',
      replace: "import 'browser-image-compression';\n\nexport async function takeStill(",
      why: 'The camera brings the photo’s library.',
      by: 'each named package',
    },
    {
      file: 'package.json',
      find: '    "qr": "',
      replace: '    "preact": "11.2.0",\n    "qr": "',
      why: 'A package is installed that the docs have no reason for.',
      by: 'has a reason',
    },
  ],
  '15.1.3': [
    {
      file: 'src/photo/preparePhoto.ts',
      find: 'onProgress, signal, heic }, place);\n    const { jpeg, ...encoded } = await untilAborted(work, signal);',
      replace:
        'onProgress, signal: new AbortController().signal, heic }, place);\n    const { jpeg, ...encoded } = await work;',
      why: 'Leaving waits until the photo is prepared.',
      by: 'preparePhoto',
    },
    {
      file: 'src/shared/deadline.ts',
      find: '    isLate = true;\n    abort();',
      replace: '    isLate = true;',
      why: 'A deadline aborts nothing.',
      by: 'deadline',
    },
  ],
  '15.2.2': [
    {
      file: 'src/client/readBody.ts',
      find: 'byteLength > maxBytes',
      replace: 'byteLength < 0',
      why: 'A reply is read to its end.',
      by: 'readBody',
    },
    {
      file: 'src/photo/pipeline/searchConstants.ts',
      find: 'maxEncodes = 4',
      replace: 'maxEncodes = 8',
      why: 'A photo is encoded eight times.',
      by: 'a search',
    },
  ],
  '15.2.3': [
    {
      file: 'src/core.ts',
      find: 'export { createFaceVerification }',
      replace:
        "export { createMockPartner } from '../mocks/createMockPartner.js';\nexport { createFaceVerification }",
      why: 'The core has mocks.',
    },
    {
      file: 'src/element/FaceVerificationElement.ts',
      find: '  connectedCallback(): void {',
      replace: "connectedCallback(): void {\n    console.debug('/face-sdk.html');",
      why: 'The element knows the fake face SDK’s page.',
    },
  ],
  '15.3.1': [
    {
      file: 'src/client/contract.ts',
      find: 'const ticketResult = object({',
      replace: 'const ticketResult = v.looseObject({',
      why: 'Unknown fields of a ticket are kept.',
      by: 'unknown fields',
    },
    {
      file: 'src/flow/transition.ts',
      find: 'const wanted = plan.resultMedia;',
      replace: "const wanted = plan.resultMedia ?? 'photo';",
      why: 'Media are asked for without the host’s wish.',
      by: 'are not asked for',
    },
    {
      file: 'src/client/createClient.ts',
      find: 'const body = { extData, async: false, orderNo, ...more };',
      replace: "const body = { extData, async: false, orderNo, getFile: '1', ...more };",
      why: 'Every question asks for the media.',
      by: 'are not asked for',
    },
  ],
  '15.3.3': [
    {
      file: 'src/client/createUploader.ts',
      find: 'return { origin, data };',
      replace: 'return { ...Object(uploaded), origin, data };',
      why: 'All fields of an upload’s answer are sent.',
      by: 'photo.upload',
    },
    {
      file: 'src/client/createClient.ts',
      find: "if (type === 'authmatch') return { type, ...subject.identity };",
      replace: "if (type === 'authmatch') return { ...subject, ...subject.identity };",
      why: 'A request has the whole subject.',
      by: 'requestTicket sends',
    },
  ],
  '15.3.5': [
    {
      file: 'src/client/contract.ts',
      find: 'v.regex(/^-?\\d{1,15}$/), v.transform(Number)',
      replace: 'v.transform(Number)',
      why: 'An empty errcode is 0.',
      by: 'an errcode',
    },
    {
      file: 'src/client/contract.ts',
      find: 'const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));',
      replace: 'const text = v.pipe(v.any(), v.transform(String));',
      why: 'Any value counts as its text.',
      by: 'queryOutcome',
    },
  ],
  '15.3.6': [
    {
      file: 'src/shared/getOwn.ts',
      find: 'Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined',
      replace: 'record[key]',
      why: 'Codes are looked up in prototypes.',
      by: 'explainCode',
    },
    {
      file: 'src/client/parseJson.ts',
      find: 'return JSON.parse(text, keepDigits);',
      replace:
        "return JSON.parse(text, (key, value) => (key === '__proto__' ? Object.assign(Object.prototype, value) : value));",
      why: 'A reply with "__proto__" pollutes every object.',
      by: '__proto__',
    },
    {
      file: 'src/client/parseJson.ts',
      find: 'return JSON.parse(text, keepDigits);',
      replace:
        "return JSON.parse(text, (key, value) => (key === '__proto__' ? Object.assign(Object.prototype, value) : value));",
      why: 'A reply pollutes the prototype of all objects.',
      by: 'full ticket',
    },
  ],
  '15.3.7': [
    {
      file: 'src/handoff/returnParameters.ts',
      find: 'if (!name || name in values) break;',
      replace: 'if (!name) break;',
      why: 'A parameter of the host goes with the return.',
      by: 'the host’s own',
    },
    {
      file: 'src/handoff/returnParameters.ts',
      find: 'if (run) ({ sdkReturn, last: at } = run);',
      replace: 'if (run && !sdkReturn) ({ sdkReturn, last: at } = run);',
      why: 'The first of two returns is read, and the other one stays.',
      by: 'several returns',
    },
    {
      file: 'src/handoff/returnParameters.ts',
      find: '|newSignature|',
      replace: '|',
      why: 'The signature stays in the address.',
      by: 'several returns',
    },
  ],
  '16.1.1': [
    {
      file: 'docs/events.md',
      find: '| `byteLength` |',
      replace: '| `bytes` |',
      why: 'The docs name a field that no event has.',
      by: 'is what the types and the adapters say',
    },
    {
      file: 'src/client/http.ts',
      find: 'const { status } = response;',
      replace: "const { status } = response;\n      console.log('answered', status);",
      why: 'Every reply is logged.',
      by: 'console',
    },
  ],
  '16.2.1': [
    {
      file: 'src/session/trace.ts',
      find: "if (next.step === 'requestingTicket') attempt += 1;",
      replace: "if (next.step === 'requestingTicket') attempt ||= 1;",
      why: 'Events do not tell attempts apart.',
      by: 'counts tickets',
    },
    {
      file: 'src/session/trace.ts',
      find: 'Math.max(0, at - since)',
      replace: 'at - since',
      why: 'A duration may be negative.',
      by: 'step events',
    },
    {
      file: 'src/session/trace.ts',
      find: '      since = at;\n',
      replace: '',
      why: 'Durations count from the beginning.',
      by: 'step events',
    },
    {
      file: 'src/session/supportReport.ts',
      find: '(at - begin) / 1000',
      replace: '0',
      why: 'The report has no times.',
      by: 'has happened when',
    },
  ],
  '16.2.5': [
    {
      file: 'src/client/http.ts',
      find: '`${address} could not be reached.`)',
      replace: '`${address} could not be reached.`, { cause: json })',
      why: 'An error carries the request.',
      by: 'an error',
    },
    {
      file: 'src/session/supportReport.ts',
      find: "return (userAgent.match(known) ?? []).join(', ');",
      replace: "return userAgent.match(known) ? userAgent : '';",
      why: 'The report has the whole user agent.',
      by: 'user agent',
    },
    {
      file: 'src/session/connectFlow.ts',
      find: '      flow.send(action);',
      replace: '      console.info(JSON.stringify(action));\n      flow.send(action);',
      why: 'Name and ID number are in the console.',
      by: 'authmatch, by redirect',
    },
  ],
  '16.4.1': [
    {
      file: 'src/session/supportReport.ts',
      find: 'toSingleLine(String(entry))',
      replace: 'String(entry)',
      why: 'A value breaks its line.',
    },
    {
      file: 'src/react/components/Details.tsx',
      find: "toSingleLine(value ?? '')",
      replace: "value ?? ''",
      why: 'A value of the copied details breaks its line.',
      by: 'the details of',
    },
    {
      file: 'src/shared/toSingleLine.ts',
      find: '/[\\s\\p{Cc}]+/gu',
      replace: '/ +/gu',
      why: 'Line breaks stay.',
    },
  ],
  '16.5.1': [
    {
      file: 'src/react/messages/zh-CN.ts',
      find: "timedOut: { title: '这次核验已超时',",
      replace: "timedOut: { title: '',",
      why: 'A code has no words.',
      by: 'errorCatalog',
    },
    {
      file: 'src/react/messages/explainError.ts',
      find: 'title: words.title,',
      replace: 'title: details.errmsg ?? words.title,',
      why: 'The title is the partner’s.',
      by: 'errmsg',
    },
    {
      file: 'src/react/screens/FailedScreen.tsx',
      find: '<span>{advice}</span>',
      replace: '<span>{`${advice} ${error.message}`}</span>',
      why: 'A message for developers is on the screen.',
      by: 'errmsg',
    },
    {
      file: 'src/client/http.ts',
      find: '`${address} could not be reached.`',
      replace: '`${address} could not be reached with ${authorization}.`',
      why: 'An error has the token.',
      by: 'errors of requestTicket',
    },
  ],
  '16.5.2': [
    {
      file: 'src/flow/transition.ts',
      find: 'return failed(event.error, withNewTicket(state.subject, plan, state.stayHere));',
      replace: 'return failed(event.error, firstStep(plan));',
      why: 'What was typed is lost after a fault.',
      by: 'faultMatrix',
    },
    {
      file: 'src/react/screens/useLazyScreen.tsx',
      find: 'void screen?.load();',
      replace: '',
      why: 'A screen that cannot be loaded is not tried again.',
      by: 'lazyScreen',
    },
  ],
  '16.5.3': [
    {
      file: 'src/client/contract.ts',
      find: 'if (tencentCode === undefined) return undefined;',
      replace:
        "if (tencentCode === undefined) return { ...rest, verdict: 'passed', orderNo, traceNo, tencentCode: '0' };",
      why: 'An empty result passes.',
      by: 'queryOutcome',
    },
    {
      file: 'src/client/contract.ts',
      find: "if (errcode === 0 && data?.status === 'SUCCESS') return data;",
      replace: 'if (data && errcode !== 5) return data;',
      why: 'A refusal passes.',
      by: 'a whole verification',
    },
  ],
});
