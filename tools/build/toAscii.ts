import { parseAst } from 'rolldown/parseAst';

/**
 * Escapes every character beyond ASCII, so that a page in GBK runs the code, whatever its server says. `\uXXXX` means the
 * same in a string, a template, a regular expression with or without `u`, and a name. Minified code has nothing else.
 * @throws Error if a template shows its source text to a tag, as `String.raw` does
 */
export function toAscii(code: string): string {
  if (/^[\0-\x7f]*$/.test(code)) return code;
  refuseRawTemplates(parseAst(code), code);
  return code.replace(/(\\*)([^\0-\x7f])/g, (_, backslashes: string, character: string) => {
    const escaped = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    // An odd backslash escaped the character itself, which now has an escape of its own.
    return backslashes.slice(0, backslashes.length - (backslashes.length % 2)) + escaped;
  });
}

function refuseRawTemplates(node: unknown, code: string): void {
  if (typeof node !== 'object' || node === null) return;
  if (Reflect.get(node, 'type') === 'TaggedTemplateExpression') {
    const quasi: unknown = Reflect.get(node, 'quasi');
    const [start, end] = ['start', 'end'].map((name) => Number(Reflect.get(Object(quasi), name)));
    if (/[^\0-\x7f]/.test(code.slice(start, end))) throw new Error('A tagged template is not ASCII.');
  }
  for (const child of Object.values(node)) refuseRawTemplates(child, code);
}
