/** A heading of a page, with the address by which links reach it. */
export interface Heading {
  readonly rank: number;
  readonly text: string;
  readonly anchor: string;
}

/** Returns the code blocks of a page with their fences. */
export function codeBlocksOf(page: string): readonly string[] {
  return page.match(/^```[\s\S]*?^```$/gm) ?? [];
}

/** Returns a page without its code blocks. */
export function proseOf(page: string): string {
  return page.replace(/^```[\s\S]*?^```$/gm, '');
}

/** Returns the headings of a page, with anchors as GitHub makes them. */
export function headingsOf(page: string): readonly Heading[] {
  const seen = new Map<string, number>();
  return [...proseOf(page).matchAll(/^(#+) (.*)$/gm)].map(([, marks = '', text = '']) => {
    const slug = text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replace(/ /g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return { rank: marks.length, text, anchor: count > 0 ? `${slug}-${count}` : slug };
  });
}

/** Returns the targets of the links of a page, in their order. */
export function linksOf(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}
