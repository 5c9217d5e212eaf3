/** Where the sandbox shows what a page of the repository has. */
const places: Readonly<Record<string, string>> = {
  'api.md': 'reference-api',
  'design.md': 'guide-theming',
  'embed.md': 'reference-embedding',
  'handoff.md': 'reference-handoff',
  'mocks.md': 'reference-mocks',
  'events.md': 'guide-events',
  'photo.md': 'reference-photo',
  'reference.md': 'reference-options',
};

/**
 * A part of a page, without its heading: up to the next heading of its rank or above.
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

/** A whole page for the sandbox: links to its neighbours lead to their places here, other files have none. */
export function page(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, (link, text: string, to: string) => {
    if (/^(https?:|#)/.test(to)) return link;
    const [file = ''] = to.replace(/^docs\//, '').split('#');
    const place = places[file];
    return place ? `[${text}](?path=/docs/${place}--docs)` : text;
  });
}

/** 1 for `#`, 2 for `##` …; nothing for other lines, such as a comment in a code block. */
function ranksOf(lines: readonly string[]): readonly (number | undefined)[] {
  let code = false;
  return lines.map((line) => {
    if (line.startsWith('```')) code = !code;
    const mark = code ? undefined : /^(#+) /.exec(line);
    return mark?.[1]?.length;
  });
}
