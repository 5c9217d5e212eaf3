import { fileURLToPath } from 'node:url';
import type { Node } from 'typescript/unstable/ast';
import {
  isInterfaceDeclaration,
  isMethodSignatureDeclaration,
  isPropertySignatureDeclaration,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isUnionTypeNode,
} from 'typescript/unstable/ast/is';
import { API, type Project, SymbolFlags } from 'typescript/unstable/sync';

/** A property of a type, with its docstring. */
export interface Member {
  readonly name: string;
  /** Source text on one line, without `readonly`. */
  readonly type: string;
  readonly optional: boolean;
  /** The docstring without its tags on one line; empty if there is none. */
  readonly text: string;
  /** The text of `@default`; empty if there is none. */
  readonly defaultValue: string;
}

export interface TypeReader {
  /** Returns the own and inherited properties of an interface. */
  members(file: string, type: string): readonly Member[];
  /** Returns each constituent of a union as source text, with its doc comment. */
  constituents(file: string, type: string): readonly { readonly type: string; readonly text: string }[];
  /** Returns the properties of each object type of a union. */
  variants(
    file: string,
    type: string,
  ): readonly { readonly text: string; readonly members: readonly Member[] }[];
  /** Returns the source text of a type with its doc comments, without `export` and `readonly`. */
  declaration(file: string, type: string): string;
  close(): void;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Reads the types of `src` with TypeScript's own checker. */
export function openTypes(): TypeReader {
  const api = new API({ cwd: root });
  const config = `${root}tools/build/tsconfig.json`;
  const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
  if (!project) throw new Error('tools/build/tsconfig.json could not be opened.');

  return {
    members(file, type) {
      const found = project.checker.getTypeAtLocation(find(project, file, type));
      if (!found) throw new Error(`${type} of ${file} has no type.`);
      return project.checker.getPropertiesOfType(found).map((symbol) => {
        const node = symbol.valueDeclaration?.resolve() ?? symbol.declarations[0]?.resolve();
        const optional = (symbol.flags & SymbolFlags.Optional) !== 0;
        const type = node ? typeText(node) : '';
        return {
          name: symbol.name,
          type: optional ? withoutUndefined(type) : type,
          optional,
          text: oneLine(symbol.getDocumentationComment(project.checker)),
          defaultValue: node ? readDefault(node.getFullText()) : '',
        };
      });
    },
    constituents: (file, type) =>
      unionOf(project, file, type).map(({ node, text }) => ({ type: plain(node.getText()), text })),
    variants: (file, type) =>
      unionOf(project, file, type).map(({ node, text }) => ({ text, members: literalMembers(node) })),
    declaration(file, type) {
      const node = find(project, file, type);
      return node
        .getText()
        .replace(/^export /, '')
        .replace(/\breadonly (?=[\w'"[{])/g, '');
    },
    close: () => api.close(),
  };
}

function find(project: Project, file: string, name: string): Node {
  const source = project.program.getSourceFile(root + file);
  const found = source?.statements.find(
    (node) => (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) && node.name.text === name,
  );
  if (!found) throw new Error(`There is no type ${name} in ${file}.`);
  return found;
}

function typeText(node: Node): string {
  if (isPropertySignatureDeclaration(node)) return plain(node.type.getText());
  // A method: what stands behind its name.
  return isMethodSignatureDeclaration(node) ? plain(node.getText()).replace(/^\w+\??|;$/g, '') : '';
}

/** The docstring of a constituent stands before its bar, where no node owns it. */
function unionOf(project: Project, file: string, name: string) {
  const alias = find(project, file, name);
  if (!isTypeAliasDeclaration(alias) || !isUnionTypeNode(alias.type)) throw new Error(`${name} is no union.`);
  const source = alias.getSourceFile().text;
  let end = alias.name.getEnd();
  return alias.type.types.map((node) => {
    const before = source.slice(end, node.getStart());
    end = node.getEnd();
    return { node, text: docstring(before) };
  });
}

function literalMembers(node: Node): readonly Member[] {
  if (!isTypeLiteralNode(node)) throw new Error('The union has a constituent that is no object.');
  return node.members.flatMap((member) =>
    isPropertySignatureDeclaration(member)
      ? {
          name: member.name.getText(),
          type: plain(member.type.getText()),
          optional: member.getText().includes('?:'),
          text: docstring(member.getFullText()),
          defaultValue: readDefault(member.getFullText()),
        }
      : [],
  );
}

function readDefault(text: string): string {
  return oneLine(/@default ((?:(?!\*\/|\n\s*\* @).)+)/s.exec(text)?.[1]?.replace(/\n\s*\* ?/g, ' ') ?? '');
}

function docstring(text: string): string {
  const [last] = [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, inside = '']) => inside).reverse();
  return oneLine((last ?? '').replace(/^\s*\* ?/gm, '').replace(/^@[\s\S]*/m, ''));
}

/** Optional properties say `?: T | undefined` in the source; the page shows `T`. */
function withoutUndefined(type: string): string {
  return type
    .replace(/ \| undefined$/, '')
    .replace(/(\w+\?: [\w.]+) \| undefined(?=[;\s}])/g, '$1')
    .replace(/^\((.*)\)$/, (whole, inner: string) => (inner.includes('=>') ? inner : whole));
}

function plain(type: string): string {
  return oneLine(type.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\breadonly /g, '')).replace(/^\| /, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
