import { breaksOf } from '../break.js';

/** V11, cryptography, V12, secure communication, and V13, configuration. */
export const configuration = breaksOf({
  '11.5.1': [
    {
      file: 'src/shared/randomId.ts',
      find: 'crypto.getRandomValues(new Uint8Array(16))',
      replace: 'new Uint8Array(16).map(() => Math.floor(Math.random() * 256))',
      why: 'The id comes from Math.random.',
    },
    {
      file: 'src/shared/randomId.ts',
      find: 'new Uint8Array(16)',
      replace: 'new Uint8Array(4)',
      why: 'The id has 32 bits.',
    },
  ],
  '12.2.1': [
    {
      file: 'src/handoff/sdkUrls.ts',
      find: "(url.protocol === 'https:' && isAllowed)",
      replace: 'isAllowed',
      why: 'A fixed login address may be http.',
      by: 'fixed',
    },
    {
      file: 'src/handoff/sdkUrls.ts',
      find: 'url?.origin === page.origin && url.protocol === page.protocol',
      replace: 'url?.hostname === page.hostname',
      why: 'The page’s own host may be reached by http.',
      by: 'fixed',
    },
    {
      file: 'src/handoff/sdkUrls.ts',
      find: "url.protocol === 'https:' && isAllowed",
      replace: "url.protocol !== 'ftp:' && isAllowed",
      why: 'A login address of a function may be http.',
      by: 'without repeating',
    },
  ],
  '13.1.1': [
    {
      file: 'src/client/http.ts',
      find: 'joinAddress(api.baseUrl, path)',
      replace: "joinAddress(api.baseUrl || 'https://api.partner.example.net', path)",
      why: 'The source names an address.',
      by: 'no source file',
    },
    {
      file: 'src/session/partnerPorts.ts',
      find: 'const { getAttemptsLeft } = options.result ?? {};',
      replace:
        "const { getAttemptsLeft } = options.result ?? {};\n  navigator.sendBeacon('//metrics.example.net/start');",
      why: 'A beacon goes to an address without a protocol.',
      by: 'no source file',
    },
    {
      file: 'src/session/partnerPorts.ts',
      find: 'const { getAttemptsLeft } = options.result ?? {};',
      replace:
        "const { getAttemptsLeft } = options.result ?? {};\n  navigator.sendBeacon('//metrics.example.net/start');",
      why: 'A beacon is in the build.',
      by: 'loads nothing',
    },
  ],
  '13.2.4': [
    {
      file: 'src/client/address.ts',
      find: "`${baseUrl.replace(/\\/+$/, '')}/${path.replace(/^\\/+/, '')}`",
      replace: 'new URL(path, new URL(baseUrl, "https://page.example.test")).href',
      why: 'A path may replace the base address.',
      by: 'joinAddress',
    },
    {
      file: 'src/session/partnerPorts.ts',
      find: 'const { getAttemptsLeft } = options.result ?? {};',
      replace:
        "const { getAttemptsLeft } = options.result ?? {};\n  navigator.sendBeacon('http://127.0.0.1:9/start');",
      why: 'A request goes to an origin that the policy does not name.',
      by: 'takes a photo',
    },
  ],
  '13.4.1': [
    {
      file: 'package.json',
      find: '    "CHANGELOG.md",\n',
      replace: '    "CHANGELOG.md",\n    ".github",\n',
      why: 'Files of the repository’s are packed.',
    },
    {
      file: 'package.json',
      find: '  "files": [\n    "dist",\n',
      replace: '  "files": [\n    "dist",\n    "docs",\n',
      why: 'Sources of the docs are packed.',
    },
  ],
  '13.4.2': [
    {
      file: 'src/embed.ts',
      find: "import { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';",
      replace:
        "import { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';\nimport '../mocks/mockHandoff.js';\nconsole.debug('mock-backend');",
      why: 'The script tag has mocks.',
    },
    {
      file: 'src/session/createFaceVerification.ts',
      find: 'const options = checkOptions(given);',
      replace:
        "const options = checkOptions(given);\n  if (options.userId === 'demo-token') console.debug(options);",
      why: 'A debug mode for the demo’s token ships.',
    },
  ],
});
