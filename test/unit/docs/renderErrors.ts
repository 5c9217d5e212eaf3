import { type CatalogEntry, errorCatalog } from '../../../src/core.js';
import { en } from '../../../src/react/messages/en.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { codeTests } from './codeTests.js';
import { cameraFixes, codeFixes, ownAdvice, reasonFixes } from './errorAdvice.js';
import { zhMeanings } from './errorMeanings.js';

type Language = 'en' | 'zh';
type Family = CatalogEntry['family'];

const families: Readonly<
  Record<Language, readonly (readonly [Family, title: string, introduction: string])[]>
> = {
  en: [
    [
      'own',
      'The widget',
      'Values of `FaceVerificationError.code`, in `onError`, `fv-error` and the event `error`.',
    ],
    [
      'http',
      'HTTP',
      'Values of `error.details.httpStatus`; `error.code` is `http_error`, for 401 `unauthorized`.',
    ],
    [
      'browser',
      'The browser',
      'Names of errors of the camera and of `fetch`. The widget handles them; `onError` gets none of them.',
    ],
    [
      'result',
      'Results',
      'Values of `tencentCode` of faceAdvResult, and of `errcode` if a backend passes it on.',
    ],
    ['h5', 'The H5 page of the face SDK', 'Values of `code` in the return address.'],
    ['sdk', 'The face SDK in apps', 'Values of `code` in the answer of the bridge.'],
  ],
  zh: [
    ['own', '组件', '`FaceVerificationError.code` 的取值，见于 `onError`、`fv-error` 和 `error` 事件。'],
    [
      'http',
      'HTTP 状态码',
      '`error.details.httpStatus` 的取值；`error.code` 为 `http_error`，401 时为 `unauthorized`。',
    ],
    ['browser', '浏览器', '相机和 `fetch` 的错误名。由组件处理，不会传给 `onError`。'],
    ['result', '核验结果', 'faceAdvResult 的 `tencentCode` 取值；后端原样返回时，也是 `errcode` 的取值。'],
    ['h5', '刷脸 SDK 的 H5 页面', '返回地址里 `code` 的取值。'],
    ['sdk', 'App 里的刷脸 SDK', 'bridge 返回的 `code` 的取值。'],
  ],
};

const words = {
  en: {
    title: '# What does an error code mean, and what do I do?',
    introduction: `Find the code below: each has a section with its probable cause and what you do about it. The page is generated from
\`errorCatalog\` of \`face-verification-flow/core\`, which has the same for your own program.

- \`error.message\` is for developers and ends with the address of its section. \`error.cause\` has the original error.
- *New ticket: yes* means that the ticket cannot be used again, so another attempt calls faceAdv. *no* means that the error itself
  uses up no ticket; an attempt that has none yet calls faceAdv all the same.
- *Reproduce* names the mock that produces the code ([mocks.md](mocks.md)).
- An unknown code of the partner is shown as 这次核验没有通过 with the partner’s message and the traceNo.`,
    cause: 'Cause',
    fix: 'What to do',
    screen: 'The user reads',
    ticket: { true: 'New ticket: yes', false: 'New ticket: no' },
    reproduce: 'Reproduce',
    source: 'source',
    tested: 'Tested by',
    colon: ': ',
    comma: ', ',
    end: '.',
    separator: ' · ',
  },
  zh: {
    title: '# 错误码是什么意思，该怎么办？',
    introduction: `在下面查找错误码，每个都有一节，说明可能的原因和处理办法。本页由 \`face-verification-flow/core\` 的
\`errorCatalog\` 生成，程序里也可以直接使用它。

- \`error.message\` 写给开发者，末尾是对应一节的地址。\`error.cause\` 是原始错误。
- “新票据：需要”表示已有的票据不能再用，再试一次会重新调用 faceAdv。“不需要”表示这个错误本身不会用掉票据；如果还没有拿到票据，
  再试一次仍会调用 faceAdv。
- “复现”写明用哪个 mock 可以得到这个错误码（[mocks.zh-CN.md](mocks.zh-CN.md)）。
- 合作方返回未知的错误码时，显示“这次核验没有通过”，附上合作方的信息和流水号（traceNo）。`,
    cause: '原因',
    fix: '处理',
    screen: '用户看到',
    ticket: { true: '新票据：需要', false: '新票据：不需要' },
    reproduce: '复现',
    source: '来源',
    tested: '测试：',
    colon: '：',
    comma: '，',
    end: '。',
    separator: ' · ',
  },
} as const;

/** Returns `docs/errors.md` or its Chinese twin, whole. */
export function renderErrors(language: Language): string {
  const { title, introduction } = words[language];
  return [
    title,
    introduction,
    ...families[language].flatMap(([family, name, about]) => [
      `## ${name}`,
      about,
      testedBy(family, language),
      ...[...errorCatalog.values()]
        .filter((entry) => entry.family === family)
        .map((entry) => section(entry, language)),
    ]),
    sourceDefinitions(),
    '',
  ].join('\n\n');
}

function testedBy(family: Family, language: Language): string {
  const { tested, end } = words[language];
  const [file] = codeTests[family];
  const name = file.replace(/^.*\/|(?:\.browser)?\.test\.tsx?$/g, '');
  return `${tested}${language === 'en' ? ' ' : ''}[${name}](../${file})${end}`;
}

function section(entry: CatalogEntry, language: Language): string {
  const { cause, fix, screen, ticket, reproduce, colon, separator } = words[language];
  const { code, family, newTicket } = entry;
  const own = isOwn(code) ? ownAdvice[code] : undefined;
  const [, , provoke] = codeTests[family];
  const facts = [
    ticket[`${newTicket}`],
    `${reproduce}${colon}${provoke(code)[language]}`,
    ...sourceOf(entry, language),
  ];
  return [
    `### \`${code}\``,
    '',
    meaningOf(entry, language),
    '',
    ...(own ? [`- **${cause}**${colon}${own.cause[language]}`] : []),
    `- **${fix}**${colon}${own ? own.fix[language] : fixOf(entry, language)}`,
    `- **${screen}**${colon}${screenOf(entry, language)}`,
    `- ${facts.join(separator)}`,
  ].join('\n');
}

function meaningOf({ code, meaning }: CatalogEntry, language: Language): string {
  if (language === 'en') return meaning;
  const found = new Map(Object.entries(zhMeanings)).get(code);
  if (!found) throw new Error(`test/unit/docs/errorMeanings.ts has no line for ${code}.`);
  return found;
}

function fixOf({ words: key, code }: CatalogEntry, language: Language): string {
  const own = isOwn(key) ? ownAdvice[key].fix : undefined;
  const fix =
    own ?? codeFixes.get(code) ?? new Map(Object.entries({ ...reasonFixes, ...cameraFixes })).get(key);
  if (!fix) throw new Error(`test/unit/docs/errorAdvice.ts has no advice for ${code}.`);
  return fix[language];
}

function screenOf({ words: key }: CatalogEntry, language: Language): string {
  const { rejected, failed, camera } = language === 'en' ? en : zhCN;
  const all = { ...rejected.reasons, ...failed.errors, ...camera.errors };
  const text = new Map(Object.entries(all)).get(key);
  return text ? `**${text.title}** ${text.advice}` : '–';
}

/** Addresses of the sources, which many codes share. The page has each once, at its end. */
const sources = [...new Set([...errorCatalog.values()].map(({ source }) => source))].filter((source) =>
  source.startsWith('https:'),
);

function sourceOf({ source }: CatalogEntry, language: Language): readonly string[] {
  const index = sources.indexOf(source);
  return index < 0 ? [] : [`[${words[language].source}][source-${index + 1}]`];
}

function sourceDefinitions(): string {
  return sources.map((source, index) => `[source-${index + 1}]: ${encodeURI(source)}`).join('\n');
}

function isOwn(code: string): code is keyof typeof ownAdvice {
  return Object.keys(ownAdvice).includes(code);
}
