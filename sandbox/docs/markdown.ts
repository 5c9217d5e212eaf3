/** Story id of each page of the repository that the sandbox shows. */
export const places: Readonly<Record<string, string>> = {
  'accessibility.md': 'reference-accessibility',
  'accessibility.zh-CN.md': '中文-无障碍',
  'api.md': 'reference-api',
  'api.zh-CN.md': '中文-接口字段',
  'backend.md': 'reference-backend',
  'backend.zh-CN.md': '中文-后端对接',
  'compliance.md': 'reference-compliance',
  'compliance.zh-CN.md': '中文-合规',
  'containers.md': 'reference-containers',
  'containers.zh-CN.md': '中文-在哪里能打开',
  'design.md': 'guide-theming',
  'design.zh-CN.md': '中文-主题与文案',
  'embed.md': 'reference-embedding',
  'embed.zh-CN.md': '中文-接入指南',
  'environments.md': 'reference-environments',
  'environments.zh-CN.md': '中文-容器识别',
  'errors.md': 'reference-errors',
  'errors.zh-CN.md': '中文-错误码',
  'events.md': 'guide-events',
  'events.zh-CN.md': '中文-事件',
  'faq.md': 'reference-symptoms',
  'faq.zh-CN.md': '中文-常见问题',
  'gateway.md': 'reference-gateway',
  'gateway.zh-CN.md': '中文-网关',
  'getting-started.md': 'reference-getting-started',
  'getting-started.zh-CN.md': '中文-快速开始',
  'handoff.md': 'reference-handoff',
  'handoff.zh-CN.md': '中文-跳转与返回',
  'mocks.md': 'reference-mocks',
  'mocks.zh-CN.md': '中文-测试与模拟',
  'photo.md': 'reference-photo',
  'photo.zh-CN.md': '中文-照片处理',
  'reference.md': 'reference-options',
  'reference.zh-CN.md': '中文-选项',
  'security.md': 'reference-security',
  'security.zh-CN.md': '中文-安全',
  'self-hosting.md': 'reference-self-hosting',
  'self-hosting.zh-CN.md': '中文-自托管与升级',
};

/**
 * Returns a section of a page without its heading, up to the next heading of its rank or above.
 * @throws RangeError if the page has no such heading
 */
export function section(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const ranks = ranksOf(lines);
  const start = lines.findIndex((line, at) => ranks[at] && line.replace(/^#+ /, '') === heading);
  const rank = ranks[start];
  if (!rank) throw new RangeError(`There is no heading "${heading}".`);
  const end = lines.findIndex((_, at) => at > start && (ranks[at] ?? 9) <= rank);
  return page(lines.slice(start + 1, end < 0 ? undefined : end).join('\n'));
}

/** Returns a page for the sandbox: links to other pages lead to their stories, links to other files become text. */
export function page(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, (link, text: string, to: string) => {
    if (/^(https?:|#)/.test(to)) return link;
    const [file = ''] = to.replace(/^docs\//, '').split('#');
    const place = places[file];
    return place ? `[${text}](?path=/docs/${place}--docs)` : text;
  });
}

/** Returns the rank of each line: 1 for `#`, 2 for `##`, `undefined` for lines that are no heading. */
function ranksOf(lines: readonly string[]): readonly (number | undefined)[] {
  let isCode = false;
  return lines.map((line) => {
    if (line.startsWith('```')) isCode = !isCode;
    const mark = isCode ? undefined : /^(#+) /.exec(line);
    return mark?.[1]?.length;
  });
}
