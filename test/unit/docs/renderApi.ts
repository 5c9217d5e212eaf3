import { contractFields } from '../../../mocks/contractFields.js';
import { apiCoverage } from './apiCoverage.js';
import type { Bilingual } from './errorAdvice.js';

type Language = keyof Bilingual;

/** Returns `docs/api.md` or its Chinese twin, whole. */
export function renderApi(language: Language): string {
  const { introduction, request, reply } = words[language];
  return [
    introduction,
    ...(['faceAdv', 'faceAdvResult'] as const).flatMap((endpoint) => [
      `## ${endpoint}`,
      `### ${request}\n\n${fieldTable(endpoint, 'request', language)}`,
      `### ${reply}\n\n${fieldTable(endpoint, 'reply', language)}`,
    ]),
    '',
  ].join('\n\n');
}

const columns = {
  en: (required: string) => ['Field', 'Type', required, 'Meaning', 'Widget', 'Screen', 'Test'],
  zh: (required: string) => ['字段', '类型', required, '含义', '组件', '用户看到', '测试'],
};

const words = {
  en: {
    introduction: `# What does the widget do with each field of the partner's API?

It sends, reads, shows or ignores it, as the tables say. \`npx face-verification-flow check\` compares a backend with the same fields.
[gateway.md](gateway.md) is a backend to copy, [backend.md](backend.md) has the rules for one of your own, [errors.md](errors.md) every
code. This page is generated from
\`mocks/contractFields.ts\` by \`npx vitest run --project node test/unit/docs -u\`; a test fails if it differs.

- Both endpoints are POST with JSON. The HTTP status takes precedence over the body.
- A reply is read up to 256 kB, with media up to 24 MB. Unknown fields are dropped. Numbers may come as strings and strings as numbers.
- faceAdv is never repeated automatically, except once with a new token after 401.
- faceAdvResult is queried at most once a second, after Retry-After, and never while the page is hidden. A Retry-After of more than 30 s
  is shown to the user as an error.
- *Meaning* quotes the partner's document.`,
    request: 'Request',
    reply: 'Reply',
    columns: { request: columns.en('Required'), reply: columns.en('Required') },
    required: { true: 'yes', false: 'no' },
  },
  zh: {
    introduction: `# 合作方接口的每个字段，组件怎样处理？

下表逐个字段写明组件是发送、读取、显示还是忽略。\`npx face-verification-flow check\` 用同样的字段检查后端。现成的后端见
[gateway.zh-CN.md](gateway.zh-CN.md)，自己实现的规则见 [backend.zh-CN.md](backend.zh-CN.md)，错误码见 [errors.zh-CN.md](errors.zh-CN.md)。本页由
\`npx vitest run --project node test/unit/docs -u\` 根据 \`mocks/contractFields.ts\` 生成，不一致时测试失败。

- 两个接口都用 POST 和 JSON。先看 HTTP 状态码，再看内容。
- 返回内容最多读取 256 kB，带照片和视频时最多 24 MB。不认识的字段丢弃。数字可以写成文本，文本也可以写成数字。
- faceAdv 不会自动重发，只有收到 401 后换新 token 再发一次。
- faceAdvResult 每秒最多查询一次，遵守 Retry-After，页面隐藏时不查。Retry-After 超过 30 秒则向用户报错。
- “含义”一列引自合作方的接口文档。`,
    request: '请求',
    reply: '返回',
    columns: { request: columns.zh('必填'), reply: columns.zh('必返') },
    required: { true: '是', false: '否' },
  },
} as const;

function fieldTable(endpoint: string, direction: 'request' | 'reply', language: Language): string {
  const { columns: heads, required } = words[language];
  const head = heads[direction];
  const lines = contractFields
    .filter((field) => field.endpoint === endpoint && field.direction === direction)
    .map((field) => {
      const { what, test, screen } = coverageOf(`${endpoint} ${direction} ${field.path}`);
      return row([
        `\`${field.path}\``,
        field.type,
        required[`${field.required}`],
        field.meaning,
        what[language],
        screen[language],
        testCell(test),
      ]);
    });
  return [row(head), rule(head.length), ...lines].join('\n');
}

function coverageOf(field: string) {
  const found = apiCoverage.get(field);
  if (!found) throw new Error(`test/unit/docs/apiCoverage.ts has no line for ${field}.`);
  return found;
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
