import { parseAst } from 'rolldown/parseAst';

/**
 * Replacements for methods that the oldest supported engines lack. The engine's own method is used if it exists. Nothing is
 * added to a prototype or a global, which belong to the host.
 */
const methods: Readonly<Record<string, string>> = {
  // Chromium 69, iOS 12
  flatMap: '(o, f) => o.flatMap ? o.flatMap(f) : [].concat(...o.map(f))',
  // Chromium 85, iOS 13.4
  replaceAll:
    '(o, s, r) => o.replaceAll ? o.replaceAll(s, r) : typeof s === "string" ? o.split(s).join(r) : o.replace(s, r)',
  // Chromium 92, iOS 15.4
  at: '(o, i) => o.at ? o.at(i) : o[i < 0 ? o.length + i : i]',
};
const statics: Readonly<Record<string, string>> = {
  // Chromium 73, iOS 12.2
  'Object.fromEntries':
    '(l) => { if (Object.fromEntries) return Object.fromEntries(l); const o = {}; for (const [k, v] of l) o[k] = v; return o; }',
  // Chromium 93, iOS 15.4
  'Object.hasOwn': '(o, k) => Object.prototype.hasOwnProperty.call(o, k)',
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The same code, with such calls turned into calls of functions of its own. */
export function ponyfill(code: string): string {
  const used = new Map<string, string>();
  const edits: Edit[] = [];
  visit(parseAst(code) as unknown as Node, (node) => {
    const callee = node.type === 'CallExpression' ? asNode(node['callee']) : undefined;
    const object = asNode(callee?.['object']);
    const property = asNode(callee?.['property']);
    if (callee?.type !== 'MemberExpression' || callee['computed'] || !object || !property) return;
    const name = String(property['name']);
    const path = `${String(object['name'])}.${name}`;
    const isStatic = object.type === 'Identifier' && Object.keys(statics).includes(path);
    const body = isStatic ? statics[path] : Object.keys(methods).includes(name) ? methods[name] : undefined;
    if (!body) return;
    const helper = `ponyfill_${name}`;
    used.set(helper, body);
    const open = code.indexOf('(', property.end);
    // helper(object, arguments) in place of object.name(arguments); after a space, since `return[]` has none
    edits.push({ start: callee.start, end: callee.start, text: isStatic ? '' : ` ${helper}(` });
    edits.push(
      isStatic
        ? { start: object.start, end: property.end, text: helper }
        : // From the dot on, since the object may be in parentheses.
          { start: code.lastIndexOf('.', property.start), end: open + 1, text: ',' },
    );
  });
  const changed = edits
    .filter(({ start, end, text }) => start !== end || text)
    // If two calls begin at the same place, the outer one comes first in the list and must end up in front.
    .reverse()
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
  const helpers = [...used].map(([name, body]) => `const ${name} = ${body};`).join('\n');
  // Behind imports, which are hoisted wherever they stand.
  return helpers ? `${helpers}\n${changed}` : changed;
}

function visit(node: Node, meet: (node: Node) => void): void {
  meet(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const next = asNode(child);
      if (next) visit(next, meet);
    }
  }
}

function asNode(value: unknown): Node | undefined {
  const isNode = typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
  return isNode ? (value as Node) : undefined; // as the parser makes them
}
