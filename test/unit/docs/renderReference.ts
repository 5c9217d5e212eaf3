import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { attributeOf, richProperties } from '../../../src/element/elementProperties.js';
import { callbackEvents, callbackNames } from '../../../src/options/callbackEvents.js';
import { readDataAttributes, readMeanings, readTokens } from './readStyles.js';
import type { Member, TypeReader } from './readTypes.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Type and file of each group of options, and the prefix of their names. */
const groups: readonly (readonly [title: string, file: string, type: string, prefix: string])[] = [
  ['`api`', 'src/client/apiOptions.ts', 'ApiOptions', 'api.'],
  ["`photo`, of `type: 'match'`", 'src/options/options.ts', 'PhotoOptions', 'photo.'],
  ['`photo.camera`', 'src/options/options.ts', 'CameraOptions', 'photo.camera.'],
  ["`identity`, of `type: 'authmatch'`", 'src/flow/model.ts', 'Identity', 'identity.'],
  ['`consent`', 'src/options/options.ts', 'ConsentOptions', 'consent.'],
  ['`resume`', 'src/options/options.ts', 'ResumeOptions', 'resume.'],
  ['`result`', 'src/options/options.ts', 'ResultOptions', 'result.'],
  ['Looks and words', 'src/react/FaceVerificationView.tsx', 'Appearance', ''],
  ['Slots', 'src/react/slots.ts', 'Slots', 'slots.'],
];

const handoffs: readonly (readonly [title: string, file: string, type: string])[] = [
  ['`redirectHandoff`', 'src/handoff/facePage.ts', 'RedirectHandoffOptions'],
  ['`qrHandoff`', 'src/handoff/qrHandoff.ts', 'QrHandoffOptions'],
  ['`bridgeHandoff`', 'src/handoff/bridge.ts', 'BridgeHandoffOptions'],
  ['`miniProgramHandoff`', 'src/handoff/miniProgram.ts', 'MiniProgramHandoffOptions'],
  ['An adapter of your own', 'src/handoff/adapter.ts', 'HandoffAdapter'],
  ['Its `context`', 'src/handoff/adapter.ts', 'HandoffContext'],
];

const gateway: readonly (readonly [title: string, file: string, type: string, prefix: string])[] = [
  ['`createFaceGateway`', 'src/server/gatewayOptions.ts', 'FaceGatewayOptions', ''],
  ['`photo` of the gateway', 'src/server/gatewayOptions.ts', 'FacePhotoRules', 'photo.'],
  ['`expose`', 'src/server/gatewayOptions.ts', 'FaceExposure', 'expose.'],
  ['`limits`', 'src/server/gatewayOptions.ts', 'FaceGatewayLimits', 'limits.'],
  ['`verify`', 'src/server/verdicts.ts', 'FaceVerifyOptions', ''],
  ['`sweep` resolves to', 'src/server/verdicts.ts', 'FaceSweepReport', ''],
  ['`redisStore`', 'src/server/redisStore.ts', 'RedisStoreOptions', ''],
  ['A store of your own', 'src/server/store.ts', 'FaceStore', ''],
  ['Entries of `audit`', 'src/server/audit.ts', 'FaceAuditEntry', ''],
];

/** `docs/reference.md`, whole. */
export function renderReference(types: TypeReader): string {
  const callbacks = types.members('src/options/options.ts', 'Callbacks');
  const isCallback = new Set(callbacks.map(({ name }) => name));
  const common = types
    .members('src/options/options.ts', 'MatchOptions')
    .filter(({ name }) => !isCallback.has(name));
  const authmatch = types.members('src/options/options.ts', 'AuthmatchOptions');
  const options = common.map((member) =>
    member.name === 'type'
      ? {
          ...member,
          type: "'match' | 'authmatch'",
          text: 'Against the person’s own photo, or the authority’s record.',
        }
      : member.name === 'identity'
        ? (authmatch.find(({ name }) => name === 'identity') ?? member)
        : member,
  );
  const body = [
    `## Options\n\n${table(options)}`,
    ...groups.map(
      ([title, file, type, prefix]) => `### ${title}\n\n${table(types.members(file, type), prefix)}`,
    ),
    `### Callbacks\n\n${table(callbacks)}`,
    '## `onEvent`\n\n[events.md](events.md) has every event and field.',
    `## Error codes\n\n${CODES}\n\n${codeLinks(types)}`,
    '## Handoffs\n\n`chooseHandoff` takes a list of any of these. [handoff.md](handoff.md) describes each.',
    ...handoffs.map(([title, file, type]) => `### ${title}\n\n${table(types.members(file, type))}`),
    `## The script tag\n\n${MOUNT}\n\n${table(mountMembers(types))}`,
    `## The element\n\n${ELEMENT}`,
    `### Attributes\n\n${attributeTable(types, options)}`,
    `### Properties\n\n${propertyTable(types, options)}`,
    `### Events\n\n${elementEventTable(callbacks)}`,
    `### Slots\n\n${SLOTS}`,
    `## Styles\n\n${STYLES}\n\n${dataTable()}`,
    `### Custom properties\n\n${TOKENS}\n\n${tokenTable()}`,
    `## The gateway\n\n${GATEWAY}`,
    ...gateway.map(
      ([title, file, type, prefix]) => `### ${title}\n\n${table(types.members(file, type), prefix)}`,
    ),
    `### Events of \`audit\`\n\n${unionTable(types, 'src/server/audit.ts', 'FaceAuditEvent', 'event')}`,
    `### Codes of the gateway\n\n${unionTable(types, 'src/server/gatewayError.ts', 'FaceGatewayErrorCode', 'code')}`,
  ];
  return [INTRODUCTION, ...body, `## Types\n\n${namedTypes(types, body.join('\n'))}`, ''].join('\n\n');
}

const INTRODUCTION = `# Which options, events, codes and types are there?

Generated from the types and their docstrings, the element and the styles by \`npx vitest run --project node test/unit/docs -u\`; a test fails when this page
and they differ. What is not optional has no default.`;

const GATEWAY =
  '`face-verification-flow/server`. [gateway.md](gateway.md) has the quick start, what the gateway protects and what is left to the host.';

const CODES = `\`FaceVerificationError.code\`, in \`onError\`, the element's \`fv-error\` and the event \`error\`. [errors.md](errors.md) has a
section for each: its cause, what you do, what the user reads, and how to reproduce it.`;

const MOUNT = '`FaceVerification.mount(target, options)` takes all options above, and in place of `handoff`:';

const ELEMENT = `\`<face-verification>\`. Methods: \`restart()\` starts again with the options as they are now. \`value\` is the number of the order that
has passed, empty before; in a form it goes by the attribute \`name\`, and \`required\` makes the form wait for it.`;

const SLOTS = `| name | |
| --- | --- |
| \`header\` | a child with \`slot="header"\` takes the place of the progress |
| \`footer\` | a child with \`slot="footer"\` stands below every screen |`;

const STYLES = `Public is \`.fv-root\`, with its attributes below and the custom properties. Every other class begins with \`fv-\` as well, belongs to the
widget, and may change with any version: what it looks like is changed by custom properties, what it says by \`messages\`, the rest by
\`slots\`.`;

const TOKENS =
  'On `:root` or anything around the widget; with React on `.fv-root` as well. [design.md](design.md#tokens) shows them at work.';

function table(members: readonly Member[], prefix = ''): string {
  const rows = members.map(({ name, type, optional, text, defaultValue }) => {
    const [rest, value] = splitDefault(text);
    const shown = defaultValue === 'undefined' ? '' : code(defaultValue) || value;
    return row([`\`${prefix}${name}\``, code(type), optional ? shown || '–' : '', rest]);
  });
  return [row(['name', 'type', 'default', 'what it does']), rule(4), ...rows].join('\n');
}

/** Docstrings end with `Default: …` or `Default and maximum: …`. */
function splitDefault(text: string): readonly [rest: string, value: string] {
  const found = /\bDefault(?: and \w+)?: (.+?)(?:\.(?= |$)|$)/.exec(text);
  if (!found) return [text, ''];
  const rest = found[0].startsWith('Default:') ? text.replace(found[0], '') : text;
  return [rest.replace(/\s+/g, ' ').trim(), found[1] ?? ''];
}

/** Returns each code as a link to its section of errors.md. */
function codeLinks(types: TypeReader): string {
  return types
    .constituents('src/shared/errors.ts', 'FaceVerificationErrorCode')
    .map(({ type }) => `- [${code(unquoted(type))}](errors.md#${unquoted(type)})`)
    .join('\n');
}

function unionTable(types: TypeReader, file: string, type: string, title: string): string {
  const rows = types.constituents(file, type).map(({ type, text }) => row([code(unquoted(type)), text]));
  return [row([title, 'when']), rule(2), ...rows].join('\n');
}

function mountMembers(types: TypeReader): readonly Member[] {
  const login = types.members('src/handoff/facePage.ts', 'RedirectHandoffOptions');
  return login.flatMap((member) =>
    member.name === 'loginUrl' || member.name === 'returnUrl'
      ? { ...member, type: 'string', optional: true }
      : [],
  );
}

function attributeTable(types: TypeReader, options: readonly Member[]): string {
  const known = new Map(
    [
      ...types.members('src/client/apiOptions.ts', 'ApiOptions'),
      ...types.members('src/react/FaceVerificationView.tsx', 'Appearance'),
      ...options,
      ...mountMembers(types),
    ].map((member) => [member.name, member]),
  );
  const rows = Object.entries(attributeOf).map(([property, attribute]) => {
    const { type = '', text = '' } = known.get(property) ?? {};
    return row([code(attribute), code(property), code(type), splitDefault(text)[0]]);
  });
  const offer =
    'Whether another way than the face is offered (换一种方式). The event is `fv-use-alternative`.';
  return [
    row(['attribute', 'property', 'values', 'what it does']),
    rule(4),
    ...rows,
    row(['`alternative`', '`alternative`', 'there or not; `true` or `false`', offer]),
  ].join('\n');
}

function propertyTable(types: TypeReader, options: readonly Member[]): string {
  const known = [...options, ...types.members('src/react/FaceVerificationView.tsx', 'Appearance')];
  const rows = richProperties.map((name) => {
    const { type = '', text = '' } = known.find((member) => member.name === name) ?? {};
    return row([code(name), code(type), splitDefault(text)[0]]);
  });
  return [row(['property', 'type', 'what it does']), rule(3), ...rows].join('\n');
}

/** The element's events, each with the callback whose argument is its `detail`. */
function elementEventTable(callbacks: readonly Member[]): string {
  const rows = callbackNames.map((name) => {
    const callback = callbacks.find((member) => member.name === name);
    const detail = /\(\w+: (.+)\) => void/.exec(callback?.type ?? '')?.[1] ?? '';
    return row([code(callbackEvents[name]), code(detail), callback?.text ?? '']);
  });
  return [row(['event', '`detail`', 'when']), rule(3), ...rows].join('\n');
}

const dataMeanings: Readonly<Record<string, string>> = {
  'data-step': 'the step at which the flow stands, such as `capturing`',
  'data-theme': 'the option `theme`',
  'data-accent': 'the option `accent`',
  'data-text-size': 'the option `textSize`',
};

function dataTable(): string {
  const rows = readDataAttributes().map((name) => row([code(name), dataMeanings[name] ?? missing(name)]));
  return [row(['attribute of `.fv-root`', '']), rule(2), ...rows].join('\n');
}

function tokenTable(): string {
  const meanings = readMeanings();
  const rows = readTokens().map(({ name, light, dark, large }) => {
    const size = /^--fv-text-(\w+)$/.exec(name)?.[1];
    const meaning = meanings.get(name) ?? (size ? `the size of ${size} text, before scaling` : missing(name));
    return row([code(name), code(light), dark ? code(dark) : '', large ? code(large) : '', meaning]);
  });
  return [row(['name', 'default', 'dark', 'large type', 'for']), rule(5), ...rows].join('\n');
}

/** Types that are too long for the page, or described elsewhere. */
const toldElsewhere: ReadonlySet<string> = new Set([
  'FaceVerificationErrorCode',
  'FaceVerificationEvent',
  'FlowState',
  'FlowAction',
  'FlowInput',
  'Messages',
  'MessageOverrides',
  'Ticket',
  'FaceAuditEvent',
  'FaceGatewayErrorCode',
  ...groups.map(([, , type]) => type),
  ...gateway.map(([, , type]) => type),
  ...handoffs.map(([, , type]) => type),
]);

/** Every type of ours that the tables name, and those that these name. */
function namedTypes(types: TypeReader, tables: string): string {
  const places = placesOfTypes();
  const found = new Map<string, string>();
  const look = (text: string) => {
    for (const [name] of text.matchAll(/\b[A-Z]\w+/g)) {
      const file = places.get(name);
      if (!file || found.has(name) || toldElsewhere.has(name)) continue;
      found.set(name, types.declaration(file, name));
      look(withoutComments(found.get(name) ?? ''));
    }
  };
  look([...tables.matchAll(/`([^`\n]+)`/g)].map(([, inside]) => inside).join('\n'));
  const sorted = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return `\`\`\`ts\n${sorted.map(([, text]) => text).join('\n\n')}\n\`\`\``;
}

/** Returns the code of a declaration, since a comment may have a type's name as a word. */
function withoutComments(declaration: string): string {
  return declaration.replace(/\/\*[\s\S]*?\*\//g, '');
}

/** In which file of src each exported type is declared. */
function placesOfTypes(): ReadonlyMap<string, string> {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?!demo).*\.tsx?$/.test(file),
  );
  return new Map(
    files.flatMap((file) =>
      [
        ...readFileSync(`${root}src/${file}`, 'utf8').matchAll(
          /^export (?:interface|type) (\w+)\b(?! *[,}])/gm,
        ),
      ].map(([, name = '']): [string, string] => [name, `src/${file}`]),
    ),
  );
}

function missing(name: string): never {
  throw new Error(`Nothing says what ${name} is for: docs/design.md lists custom properties.`);
}

function unquoted(type: string): string {
  return type.replace(/'/g, '');
}

function code(text: string): string {
  return text ? `\`${text}\`` : '';
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

function rule(count: number): string {
  return `|${' --- |'.repeat(count)}`;
}
