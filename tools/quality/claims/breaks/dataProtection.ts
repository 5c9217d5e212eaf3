import { breaksOf } from '../break.js';

const keepIdentity = {
  file: 'src/session/connectFlow.ts',
  find: '      flow.send(action);',
  replace:
    "      flow.send(action);\n      if (action.type === 'SUBMIT_IDENTITY') localStorage.setItem('fv-identity', JSON.stringify(action.identity));",
};

/** V14, data protection. */
export const dataProtection = breaksOf({
  '14.1.1': [
    {
      file: 'src/session/notifyHost.ts',
      find: 'emitPhoto(trace, previous, next);',
      replace:
        'emitPhoto(trace, previous, next);\n      sessionStorage.setItem("fv-photo", "base64" in next.photo ? String(next.photo.base64) : "");',
      why: 'The base64 of the photo is stored.',
      by: 'match, with the photo in the request',
    },
    { ...keepIdentity, why: 'Name and ID number are stored.', by: 'authmatch, by redirect' },
  ],
  '14.1.2': [
    { ...keepIdentity, why: 'Name and ID number are in the storage.' },
    {
      file: 'src/client/createTokenSource.ts',
      find: 'asked.token = token;',
      replace: 'asked.token = token;\n        document.cookie = `fv-token=${token}`;',
      why: 'The token is in a cookie.',
    },
  ],
  '14.2.1': [
    {
      file: 'src/client/http.ts',
      find: 'http.post(address, {',
      replace:
        "http.post(address, {\n        ...('name' in json ? { searchParams: { name: String(json.name) } } : {}),",
      why: 'The name is in the address of a request.',
      by: 'authmatch, by redirect',
    },
    {
      file: 'src/client/http.ts',
      find: 'http.post(address, {',
      replace:
        'http.post(address, {\n        ...(authorization ? { searchParams: { token: authorization } } : {}),',
      why: 'The token is in the address of a request.',
      by: 'match, with the photo uploaded',
    },
  ],
  '14.2.3': [
    {
      file: 'src/session/notifyHost.ts',
      find: "trace.emit({ type: 'error', code: error.code, step });",
      replace: "trace.emit({ type: 'error', code: error.code, step, ...{ message: error.message } });",
      why: 'An event has a field that its schema does not have.',
      by: 'holds fields',
    },
    {
      file: 'src/session/connectFlow.ts',
      find: '      flow.send(action);',
      replace:
        "      flow.send(action);\n      if (action.type === 'SUBMIT_IDENTITY') void fetch(`/metrics?name=${action.identity.name}`);",
      why: 'The name goes to an address of measurements.',
      by: 'authmatch, by redirect',
    },
    {
      file: 'src/session/partnerPorts.ts',
      find: 'const { getAttemptsLeft } = options.result ?? {};',
      replace:
        "const { getAttemptsLeft } = options.result ?? {};\n  void fetch('http://127.0.0.1:9/tracker').catch(() => {});",
      why: 'There is a tracker of another origin.',
      by: 'takes a photo',
    },
  ],
  '14.2.4': [
    { ...keepIdentity, why: 'Name and ID number stay in the storage.', by: 'authmatch, by redirect' },
    {
      file: 'src/photo/preparePhoto.ts',
      find: 'onProgress(1);',
      replace: "onProgress(1);\n  history.replaceState({ photo: photo.base64 }, '');",
      why: 'The photo stays in the history.',
      by: 'match, with the photo in the request',
    },
    {
      file: 'src/client/createUploader.ts',
      find: 'uploaded.set(photo, sourcePhoto);',
      replace: 'uploaded.set(photo, sourcePhoto);\n    sessionStorage.setItem(`fv-photo`, photo.base64);',
      why: 'The photo that is uploaded stays in the storage.',
      by: 'match, with the photo uploaded',
    },
    {
      file: 'src/client/http.ts',
      find: '`${address} could not be reached.`',
      replace: '`${address} could not be reached with ${JSON.stringify(json)}.`',
      why: 'An error has name and ID number.',
      by: 'authmatch that fails',
    },
  ],
  '14.2.8': [
    {
      file: 'src/photo/pipeline/runPipeline.ts',
      find: 'return { decoded: await decoding, kept };',
      replace: 'return { decoded: await decoding, kept: bytes };',
      why: 'A small photo keeps its metadata.',
      by: 'small source',
    },
    {
      file: 'src/photo/jpeg/rewriteJpeg.ts',
      find: '[Uint8Array.of(0xff, MARKER.SOI), JFIF]',
      replace:
        '[Uint8Array.of(0xff, MARKER.SOI), JFIF, ...[...jpeg.keys()].filter((at) => jpeg[at] === 0xff && jpeg[at + 1] === 0xe1).slice(0, 1).map((at) => jpeg.subarray(at, at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)))]',
      why: 'EXIF is kept.',
      by: 'small source',
    },
    {
      file: 'src/photo/jpeg/rewriteJpeg.ts',
      find: 'return joined([...parts, Uint8Array.of(0xff, MARKER.EOI)]);',
      replace: 'return joined([...parts, Uint8Array.of(0xff, MARKER.EOI), jpeg.subarray(-40)]);',
      why: 'What follows the last block is kept.',
      by: 'text does not survive',
    },
    {
      file: 'src/photo/pipeline/encodeToFit.ts',
      find: 'const jpeg = rewriteJpeg(await readJpeg(await encodeJpeg(drawn, settings.quality)), false);',
      replace:
        "const bare = rewriteJpeg(await readJpeg(await encodeJpeg(drawn, settings.quality)), false);\n        const comment = Uint8Array.from('\\xff\\xfe\\x00\\x0cFixtureCam', (letter) => letter.charCodeAt(0));\n        const jpeg = bare && new Uint8Array([...bare.subarray(0, 2), ...comment, ...bare.subarray(2)]);",
      why: 'A photo that is encoded again names the camera.',
      by: 'passes, from a 12-megapixel',
    },
  ],
  '14.3.1': [
    {
      file: 'src/flow/transition.ts',
      find: "return { step: 'passed', outcome, media };",
      replace: "return { step: 'passed', outcome: { ...outcome, ...{ subject: state.subject } }, media };",
      why: 'The last state keeps the photo.',
      by: 'match, with the photo in the request',
    },
    {
      file: 'src/embed/createEmbed.ts',
      find: 'unmount();\n        host.remove();',
      replace: 'unmount();',
      why: 'Unmounting leaves an element.',
      by: 'match, with the photo in the request',
    },
    {
      file: 'src/react/components/useObjectUrl.ts',
      find: 'return () => URL.revokeObjectURL(created);',
      replace: 'return undefined;',
      why: 'The photo’s address stays alive.',
      by: 'match, with the photo in the request',
    },
    {
      file: 'src/session/connectFlow.ts',
      find: '      flow.send(action);',
      replace:
        "      flow.send(action);\n      if (action.type === 'SUBMIT_IDENTITY') window.name = JSON.stringify(action.identity);",
      why: 'The window’s name keeps name and ID number after the end.',
      by: 'authmatch, by redirect',
    },
  ],
  '14.3.2': [
    {
      file: 'src/client/http.ts',
      find: "cache: 'no-store'",
      replace: "cache: 'default'",
      why: 'Replies may be cached.',
    },
    {
      file: 'src/client/http.ts',
      find: "cache: 'no-store'",
      replace: "cache: 'reload'",
      why: 'Replies are written into the cache.',
    },
  ],
  '14.3.3': [
    {
      file: 'src/resume/orderStore.ts',
      find: '${PREFIX}${hash(userId)}:',
      replace: '${PREFIX}${userId}:',
      why: 'The user id is stored.',
      by: 'keeps users apart',
    },
    {
      file: 'src/resume/orderStore.ts',
      find: 'const record: OrderRecord = { version: 2, orderNo, traceNo, startedAt, maxAgeMs, status };',
      replace: 'const record = { version: 2, orderNo, traceNo, startedAt, maxAgeMs, status, userId };',
      why: 'A record has one more field.',
      by: 'stores nothing',
    },
    { ...keepIdentity, why: 'Name and ID number are stored.', by: 'authmatch, by redirect' },
  ],
});
