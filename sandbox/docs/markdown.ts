/** Story id of each page of the repository that the sandbox shows. */
const places: Readonly<Record<string, string>> = {
  'api.md': 'reference-api',
  'backend.md': 'reference-backend',
  'containers.md': 'reference-containers',
  'design.md': 'guide-theming',
  'embed.md': 'reference-embedding',
  'handoff.md': 'reference-handoff',
  'mocks.md': 'reference-mocks',
  'errors.md': 'reference-errors',
  'events.md': 'guide-events',
  'photo.md': 'reference-photo',
  'reference.md': 'reference-options',
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
