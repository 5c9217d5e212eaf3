import { breaksOf } from '../break.js';

const scriptInPage = 'defineFaceVerification();';

/** V3, web frontend. */
export const frontend = breaksOf({
  '3.2.1': [
    {
      file: 'src/client/readReply.ts',
      find: "throw fail('malformed_response', 'something other than JSON');",
      replace: 'return { errcode: 1, errmsg: text };',
      why: 'A gateway’s page counts as a reply.',
      by: 'requestTicket',
    },
    {
      file: 'src/client/media.ts',
      find: "(isMp4(head) ? 'video/mp4' : undefined)",
      replace: "(head.length > 0 ? 'video/mp4' : undefined)",
      why: 'Any bytes become a video element.',
      by: 'partnerApi',
    },
  ],
  '3.2.2': [
    {
      file: 'src/react/components/Details.tsx',
      find: '<dd>{value}</dd>',
      replace: '<dd dangerouslySetInnerHTML={{ __html: value }} />',
      why: 'Values behind 详情 are markup.',
      by: 'markup',
    },
    {
      file: 'src/react/components/Details.tsx',
      find: '<dd>{value}</dd>',
      replace: '<dd dangerouslySetInnerHTML={{ __html: value }} />',
      why: 'The partner’s errmsg is markup.',
      by: 'errmsg',
    },
    {
      file: 'src/react/components/openFilePicker.ts',
      find: "place.textContent = '';",
      replace: "place.innerHTML = '';",
      why: 'innerHTML is used, which Trusted Types forbid.',
      by: 'takes a photo',
    },
  ],
  '3.2.3': [
    {
      file: 'src/embed.ts',
      find: "typeof page.FaceVerification?.mount !== 'function'",
      replace: '!page.FaceVerification',
      why: 'An element with the global’s name keeps the script from setting it.',
      by: 'clobbering',
    },
    {
      file: 'src/embed.ts',
      find: scriptInPage,
      replace: `Object.assign(window, { faceVerificationState: 1 });\n${scriptInPage}`,
      why: 'A second name is on the window.',
      by: 'one name',
    },
    {
      file: 'src/embed/publicPath.ts',
      find: "const own = tagName === 'SCRIPT' && ",
      replace: 'const own = tagName && ',
      why: 'An image that hides currentScript says where later parts are.',
      by: 'clobbering',
    },
  ],
  '3.4.3': [
    {
      file: 'src/element/addStyles.ts',
      find: 'const sheet = constructSheet(css);',
      replace: 'const sheet = css === "" ? constructSheet(css) : undefined;\n  nonce = undefined;',
      why: 'Styles need unsafe-inline.',
      by: 'takes name',
    },
    {
      file: 'docs/embed.md',
      find: "style-src 'nonce-…';",
      replace: "style-src 'unsafe-inline';",
      why: 'The docs give another policy than the tested one.',
      by: 'shows the policy',
    },
    {
      file: 'src/photo/worker/trustedScriptUrl.ts',
      find: 'if (!trustedTypes) return url;',
      replace: 'if (trustedTypes !== null) return url;',
      why: 'The worker’s address is no trusted one.',
      by: 'takes a photo',
    },
  ],
  '3.4.5': [
    {
      file: 'src/client/http.ts',
      find: "referrerPolicy: 'no-referrer'",
      replace: "referrerPolicy: 'unsafe-url'",
      why: 'Requests carry the page’s address.',
      by: 'requests carry',
    },
    {
      file: 'src/handoff/facePage.ts',
      find: "link.rel = 'noreferrer';\n  link.target = '_self'; // a page may have <base target=\"_blank\">, and popups are blocked\n  link.referrerPolicy = 'no-referrer';",
      replace: "link.target = '_self';",
      why: 'The face SDK’s page gets a referrer.',
      by: 'redirect:',
    },
    {
      file: 'src/handoff/returnParameters.ts',
      find: "if (found) history.replaceState(history.state, '', found.cleanHref);",
      replace: '',
      why: 'The SDK’s parameters stay in the address.',
      by: 'redirect:',
    },
  ],
  '3.5.2': [
    {
      file: 'src/client/http.ts',
      find: '{ json, headers, signal }',
      replace:
        "{ body: JSON.stringify(json), headers: { ...headers, 'Content-Type': 'text/plain' }, signal }",
      why: 'Requests are of a type that needs no preflight.',
      by: 'requests carry',
    },
    {
      file: 'mocks/checkRequest.ts',
      find: 'if (!isAuthorized)',
      replace: 'if (isAuthorized === undefined)',
      why: 'The mocks accept requests without Authorization.',
      by: 'faceAdv replies 401',
    },
    {
      file: 'mocks/checkRequest.ts',
      find: '/^application\\/json\\b/i',
      replace: '/^(?:application\\/json|text\\/plain)\\b/i',
      why: 'The mocks accept bodies of text.',
      by: 'faceAdv replies 401',
    },
  ],
  '3.5.3': [
    {
      file: 'src/client/http.ts',
      find: 'await http.post(',
      replace: 'await http.put(',
      why: 'faceAdv is a PUT.',
    },
    {
      file: 'src/client/http.ts',
      find: 'await http.post(address, { json, headers, signal });',
      replace: 'await http.get(address, { searchParams: { body: JSON.stringify(json) }, headers, signal });',
      why: 'faceAdv is a GET.',
    },
  ],
  '3.5.5': [
    {
      file: 'src/handoff/askApp.ts',
      find: "Reflect.get(answer, 'id') === id;",
      replace: "Reflect.has(answer, id ? 'id' : '');",
      why: 'An answer may have any id.',
      by: 'bridgeHandoff',
    },
    {
      file: 'src/handoff/askApp.ts',
      find: "typeof bridge === 'function' ? bridge(request, signal) :",
      replace:
        "typeof bridge === 'function' ? Promise.race([bridge(request, signal), new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data)))]) :",
      why: 'A message to the page is an answer of the app.',
      by: 'is heard on its bridge alone',
    },
  ],
  '3.5.6': [
    {
      file: 'src/client/parseJson.ts',
      find: 'JSON.parse(text, keepDigits)',
      replace: "JSON.parse(text.replace(/^\\w+\\(|\\);?$/g, ''), keepDigits)",
      why: 'A reply that is a call is read.',
    },
    {
      file: 'src/client/readReply.ts',
      find: 'return parseJson(text);',
      replace: "return parseJson(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));",
      why: 'What is around an object is ignored.',
    },
  ],
  '3.6.1': [
    {
      file: 'tools/build/integrity.ts',
      find: 'hash(readFileSync(new URL(name, folder)))',
      replace: 'hash(`${readFileSync(new URL(name, folder))} `)',
      why: 'integrity.json has the hash of another file.',
      by: 'integrity',
    },
    {
      file: 'src/react/components/Details.tsx',
      find: '<dl className="fv-details-list">',
      replace:
        '<link rel="stylesheet" href="https://fonts.example.net/details.css" /><dl className="fv-details-list">',
      why: 'A style sheet comes from another origin.',
      by: 'loads nothing',
    },
  ],
  '3.7.1': [
    {
      file: 'tools/build/classicEntry.ts',
      find: "const TARGET = 'chrome66';",
      replace: "const TARGET = 'chrome120';",
      why: 'The script tag is written for new engines.',
      by: 'syntax',
    },
    {
      file: 'src/embed/createEmbed.ts',
      find: 'if (missing.length > 0)',
      replace: 'if (missing.length > 9)',
      why: 'An old engine gets a widget that breaks.',
      by: 'mount shows',
    },
  ],
  '3.7.2': [
    {
      file: 'src/handoff/sdkUrls.ts',
      find: 'allowedHosts.includes(url.host)',
      replace: 'allowedHosts.some((host) => url.host.endsWith(host))',
      why: 'A host that ends like an allowed one is allowed.',
    },
    {
      file: 'src/handoff/sdkUrls.ts',
      find: 'allowedHosts.includes(url.host)',
      replace: 'allowedHosts.includes(url.hostname)',
      why: 'An allowed host may have any port.',
    },
  ],
  '3.7.3': [
    {
      file: 'src/react/screens/WaitingScreens.tsx',
      find: 'intro={uploading ? text.uploading : text.intro}',
      replace: 'intro={uploading ? text.uploading : undefined}',
      why: 'Nothing says that another page opens next.',
    },
    {
      file: 'src/flow/transition.ts',
      find: "backToInput(state.subject) ?? beforeFirstStep(plan);\n      if (event.type === 'CANCEL') return cancelled;",
      replace: 'backToInput(state.subject) ?? beforeFirstStep(plan);',
      why: 'Nobody can leave while the ticket is requested.',
    },
    {
      file: 'src/react/consent/consentText.ts',
      find: '      name: text.provider,',
      replace: '      name: text.authorities,',
      why: 'The consent page does not name who checks the face.',
    },
  ],
});
