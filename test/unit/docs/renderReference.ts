import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { attributeOf, richProperties } from '../../../src/element/elementProperties.js';
import { callbackEvents, callbackNames } from '../../../src/options/callbackEvents.js';
import type { Bilingual } from './errorAdvice.js';
import { readDataAttributes, readMeanings, readTokens } from './readStyles.js';
import type { Member, TypeReader } from './readTypes.js';
import { zhDefaults, zhOwners, zhReference } from './referenceMeanings.js';

type Language = keyof Bilingual;
type Titles = string | Bilingual;

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Type and file of each group of options, and the prefix of their names. */
const groups: readonly (readonly [title: Titles, file: string, type: string, prefix: string])[] = [
  ['`api`', 'src/client/apiOptions.ts', 'ApiOptions', 'api.'],
  [
    { en: "`photo`, of `type: 'match'`", zh: "`photo`，用于 `type: 'match'`" },
    'src/options/options.ts',
    'PhotoOptions',
    'photo.',
  ],
  ['`photo.camera`', 'src/options/options.ts', 'CameraOptions', 'photo.camera.'],
  [
    { en: "`identity`, of `type: 'authmatch'`", zh: "`identity`，用于 `type: 'authmatch'`" },
    'src/flow/model.ts',
    'Identity',
    'identity.',
  ],
  ['`consent`', 'src/options/options.ts', 'ConsentOptions', 'consent.'],
  ['`resume`', 'src/options/options.ts', 'ResumeOptions', 'resume.'],
  ['`result`', 'src/options/options.ts', 'ResultOptions', 'result.'],
  [{ en: 'Looks and words', zh: '外观和文案' }, 'src/react/FaceVerificationView.tsx', 'Appearance', ''],
  [{ en: 'Slots', zh: '插槽' }, 'src/react/slots.ts', 'Slots', 'slots.'],
];

const handoffs: readonly (readonly [title: Titles, file: string, type: string])[] = [
  ['`redirectHandoff`', 'src/handoff/facePage.ts', 'RedirectHandoffOptions'],
  ['`qrHandoff`', 'src/handoff/qrHandoff.ts', 'QrHandoffOptions'],
  ['`bridgeHandoff`', 'src/handoff/bridge.ts', 'BridgeHandoffOptions'],
  ['`miniProgramHandoff`', 'src/handoff/miniProgram.ts', 'MiniProgramHandoffOptions'],
  [{ en: 'An adapter of your own', zh: '自己实现' }, 'src/handoff/adapter.ts', 'HandoffAdapter'],
  [{ en: 'Its `context`', zh: '其中的 `context`' }, 'src/handoff/adapter.ts', 'HandoffContext'],
];

const gateway: readonly (readonly [title: Titles, file: string, type: string, prefix: string])[] = [
  ['`createFaceGateway`', 'src/server/gatewayOptions.ts', 'FaceGatewayOptions', ''],
  [
    { en: '`photo` of the gateway', zh: '网关的 `photo`' },
    'src/server/gatewayOptions.ts',
    'FacePhotoRules',
    'photo.',
  ],
  ['`expose`', 'src/server/gatewayOptions.ts', 'FaceExposure', 'expose.'],
  ['`limits`', 'src/server/gatewayOptions.ts', 'FaceGatewayLimits', 'limits.'],
  ['`verify`', 'src/server/verdicts.ts', 'FaceVerifyOptions', ''],
  [{ en: '`sweep` resolves to', zh: '`sweep` 的返回值' }, 'src/server/verdicts.ts', 'FaceSweepReport', ''],
  ['`redisStore`', 'src/server/redisStore.ts', 'RedisStoreOptions', ''],
  [{ en: 'A store of your own', zh: '自定义的存储' }, 'src/server/store.ts', 'FaceStore', ''],
  [{ en: 'Entries of `audit`', zh: '`audit` 的记录' }, 'src/server/audit.ts', 'FaceAuditEntry', ''],
];

/**
 * Returns `docs/reference.md` or its Chinese twin, whole. This generator stands because the tools tried wrote more and
 * said less (November 2026): TypeDoc 0.28 with its Markdown plugin wrote six pages of 174 kB, needed TypeScript 6 beside
 * 7, and API Extractor's documenter wrote 310 pages and dropped `@default`. Neither has tables of attributes, events,
 * codes or custom properties, and neither has a second language.
 */
export function renderReference(source: TypeReader, language: Language): string {
  const types = language === 'en' ? source : inChinese(source);
  const text = texts[language];
  const titleOf = (title: Titles) => (typeof title === 'string' ? title : title[language]);
  const callbacks = types.members('src/options/options.ts', 'Callbacks');
  const isCallback = new Set(callbacks.map(({ name }) => name));
  const common = types
    .members('src/options/options.ts', 'MatchOptions')
    .filter(({ name }) => !isCallback.has(name));
  const authmatch = types.members('src/options/options.ts', 'AuthmatchOptions');
  const options = common.map((member) =>
    member.name === 'type'
      ? { ...member, type: "'match' | 'authmatch'", text: text.type }
      : member.name === 'identity'
        ? (authmatch.find(({ name }) => name === 'identity') ?? member)
        : member,
  );
  const members = (file: string, type: string, prefix?: string) =>
    table(types.members(file, type), language, prefix);
  const section = ([title, file, type, prefix]: readonly [Titles, string, string, string?]) =>
    `### ${titleOf(title)}\n\n${members(file, type, prefix)}`;
  const union = (file: string, type: string, title: string) =>
    unionTable(types, file, type, [title, text.when]);
  const body = [
    `## ${text.options}\n\n${table(options, language)}`,
    ...groups.map(section),
    `### ${text.callbacks}\n\n${table(callbacks, language)}`,
    `## \`onEvent\`\n\n${text.events}`,
    `## ${text.codes}\n\n${codeLinks(types, text.errorsPage)}`,
    `## ${text.handoffs}`,
    ...handoffs.map(section),
    `## ${text.scriptTag}\n\n${table(mountMembers(types, language), language)}`,
    `## ${text.element}`,
    `### ${text.attributes}\n\n${attributeTable(types, options, language)}`,
    `### ${text.properties}\n\n${propertyTable(types, options, language)}`,
    `### ${text.elementEvents}\n\n${elementEventTable(callbacks, language)}`,
    `### ${text.slots}`,
    `## ${text.styles}\n\n${dataTable(language)}`,
    `### ${text.tokens}\n\n${tokenTable(language)}`,
    `## ${text.gateway}`,
    ...gateway.map(section),
    `### ${text.auditEvents}\n\n${union('src/server/audit.ts', 'FaceAuditEvent', text.event)}`,
    `### ${text.gatewayCodes}\n\n${union('src/server/gatewayError.ts', 'FaceGatewayErrorCode', text.code)}`,
  ];
  const named = namedTypes(source, body.join('\n'));
  return [text.introduction, ...body, `## ${text.types}\n\n${named}`, ''].join('\n\n');
}

/** Returns a reader whose members and constituents have their Chinese meaning. */
function inChinese(types: TypeReader): TypeReader {
  const meaningOf = (type: string, name: string) =>
    (zhOwners[type] ?? [type]).flatMap((owner) => zhReference[owner]?.[name] ?? [])[0] ??
    missing(`${type}.${name}`, 'test/unit/docs/referenceMeanings.ts');
  return {
    ...types,
    members: (file, type) =>
      types.members(file, type).map((member) => ({ ...member, text: meaningOf(type, member.name) })),
    constituents: (file, type) =>
      types.constituents(file, type).map((one) =>
        // The codes of the widget have a page of their own.
        type === 'FaceVerificationErrorCode' ? one : { ...one, text: meaningOf(type, unquoted(one.type)) },
      ),
  };
}

const texts = {
  en: {
    introduction: `# Which options, events, codes and types are there?

Generated from the types and their docstrings, the element and the styles by \`npx vitest run --project node test/unit/docs -u\`; a test fails when this page
and they differ. What is not optional has no default.`,
    columns: ['name', 'type', 'default', 'what it does'],
    type: 'Against the user’s own photo, or the authority’s record.',
    when: 'when',
    event: 'event',
    code: 'code',
    options: 'Options',
    callbacks: 'Callbacks',
    events: '[events.md](events.md) has every event and field.',
    errorsPage: 'errors.md',
    codes: `Error codes

\`FaceVerificationError.code\`, in \`onError\`, the element's \`fv-error\` and the event \`error\`. [errors.md](errors.md) has a
section for each: its cause, what you do, what the user reads, and how to reproduce it.`,
    handoffs: `Handoffs

\`chooseHandoff\` takes a list of any of these. [handoff.md](handoff.md) describes each.`,
    scriptTag: `The script tag

\`FaceVerification.mount(target, options)\` takes all options above, \`handoff\` included. In its place it takes the address alone,
which stands for \`redirectHandoff({ loginUrl, returnUrl })\`:`,
    element: `The element

\`<face-verification>\`. Methods: \`restart()\` starts again with the options as they are now. \`value\` is the number of the order that
has passed, empty before; in a form it goes by the attribute \`name\`, and \`required\` makes the form wait for it.`,
    fixedLogin:
      'URL of the face SDK’s login, such as `https://kyc1.qcloud.com/api/web/login`. It must be https or have the page’s origin. For a function, `allowedHosts` or `from`, pass `handoff: redirectHandoff({ … })`.',
    attributes: 'Attributes',
    attributeColumns: ['attribute', 'property', 'values', 'what it does'],
    switches: {
      alternative: [
        'there or not; `true` or `false`',
        'Whether another way than the face is offered (换一种方式). The event is `fv-use-alternative`.',
      ],
      'sign-in': [
        'there or not',
        'Whether 去登录 is offered when the session has ended. The event is `fv-sign-in`. Set it before the element starts.',
      ],
    },
    properties: 'Properties',
    propertyColumns: ['property', 'type', 'what it does'],
    elementEvents: 'Events',
    eventColumns: ['event', '`detail`', 'when'],
    slots: `Slots

| name | |
| --- | --- |
| \`header\` | a child with \`slot="header"\` takes the place of the progress |
| \`footer\` | a child with \`slot="footer"\` stands below every screen |`,
    styles: `Styles

Public is \`.fv-root\`, with its attributes below and the custom properties. Every other class begins with \`fv-\` as well, belongs to the
widget, and may change with any version: what it looks like is changed by custom properties, what it says by \`messages\`, the rest by
\`slots\`.`,
    dataColumns: ['attribute of `.fv-root`', ''],
    tokens: `Custom properties

On \`:root\` or anything around the widget; with React on \`.fv-root\` as well. [design.md](design.md#tokens) shows them at work.`,
    tokenColumns: ['name', 'default', 'dark', 'large type', 'for'],
    gateway: `The gateway

\`face-verification-flow/server\`. [gateway.md](gateway.md) has the quick start, what the gateway protects and what is left to the host.`,
    auditEvents: 'Events of `audit`',
    gatewayCodes: 'Codes of the gateway',
    types: 'Types',
  },
  zh: {
    introduction: `# 有哪些选项、事件、错误码和类型？

本页由 \`npx vitest run --project node test/unit/docs -u\` 根据类型、元素和样式生成，不一致时测试失败。必需的选项没有默认值。`,
    columns: ['名称', '类型', '默认值', '说明'],
    type: '`match` 与用户提供的照片比对，`authmatch` 按姓名和身份证号与权威库比对。',
    when: '何时',
    event: '事件',
    code: '错误码',
    options: '选项',
    callbacks: '回调',
    events: '全部事件和字段见 [events.zh-CN.md](events.zh-CN.md)。',
    errorsPage: 'errors.zh-CN.md',
    codes: `错误码

\`FaceVerificationError.code\` 的取值，见于 \`onError\`、元素的 \`fv-error\` 和 \`error\` 事件。每个错误码的原因、处理办法、用户看到的文案和复现方法见
[errors.zh-CN.md](errors.zh-CN.md)。`,
    handoffs: `打开刷脸 SDK

\`chooseHandoff\` 接受由下面任意几种组成的列表。各自的说明见 [handoff.zh-CN.md](handoff.zh-CN.md)。`,
    scriptTag: `script 标签

\`FaceVerification.mount(target, options)\` 接受上面的全部选项，包括 \`handoff\`。不传 \`handoff\` 时，可以只传下面的地址，
相当于 \`redirectHandoff({ loginUrl, returnUrl })\`：`,
    element: `自定义元素

\`<face-verification>\`。\`restart()\` 按当前选项重新开始。\`value\` 是已通过的订单号，之前为空；在表单里以 \`name\` 属性的名字提交，
设置 \`required\` 则通过之前不能提交。`,
    fixedLogin:
      'SDK 的登录地址，例如 `https://kyc1.qcloud.com/api/web/login`，必须是 https 或与页面同源。要用函数、`allowedHosts` 或 `from` 时，改传 `handoff: redirectHandoff({ … })`。',
    attributes: '属性',
    attributeColumns: ['属性', 'JS 属性', '取值', '说明'],
    switches: {
      alternative: [
        '有或没有；`true` 或 `false`',
        '是否提供“换一种方式”，对应的事件是 `fv-use-alternative`。',
      ],
      'sign-in': ['有或没有', '登录失效时是否提供“去登录”，对应的事件是 `fv-sign-in`。在元素开始之前设置。'],
    },
    properties: 'JS 属性',
    propertyColumns: ['JS 属性', '类型', '说明'],
    elementEvents: '事件',
    eventColumns: ['事件', '`detail`', '何时'],
    slots: `插槽

| 名称 | |
| --- | --- |
| \`header\` | 带 \`slot="header"\` 的子元素代替进度条 |
| \`footer\` | 带 \`slot="footer"\` 的子元素显示在每个界面下方 |`,
    styles: `样式

公开的只有 \`.fv-root\`、下面列出的它的属性，以及 CSS 变量。其他以 \`fv-\` 开头的 class 属于组件内部，任何版本都可能改变。外观用 CSS 变量改，文字用
\`messages\` 改，其余用 \`slots\`。`,
    dataColumns: ['`.fv-root` 的属性', ''],
    tokens: `CSS 变量

设置在 \`:root\` 或组件外层的任意元素上；用 React 时也可以设置在 \`.fv-root\` 上。用法见 [design.zh-CN.md](design.zh-CN.md#变量)。`,
    tokenColumns: ['名称', '默认值', '深色', '大字版', '用途'],
    gateway: `网关

\`face-verification-flow/server\`。快速开始、网关保护什么、哪些由接入方负责，见 [gateway.zh-CN.md](gateway.zh-CN.md)。`,
    auditEvents: '`audit` 的事件',
    gatewayCodes: '网关的错误码',
    types: '类型',
  },
} as const;

function table(members: readonly Member[], language: Language, prefix = ''): string {
  const rows = members.map(({ name, type, optional, text, defaultValue }) => {
    const shown = defaultValue === 'undefined' ? '' : defaultCell(defaultValue, language);
    return row([`\`${prefix}${name}\``, code(type), optional ? shown || '–' : '', text]);
  });
  return [row(texts[language].columns), rule(4), ...rows].join('\n');
}

/** Returns a default as code, or as a sentence if it describes one. */
function defaultCell(value: string, language: Language): string {
  const described = zhDefaults[value];
  if (value.includes('`') && !described) missing(value, 'test/unit/docs/referenceMeanings.ts');
  if (!described) return code(value);
  return language === 'en' ? value : described;
}

/** Returns each code as a link to its section of errors.md. */
function codeLinks(types: TypeReader, page: string): string {
  return types
    .constituents('src/shared/errors.ts', 'FaceVerificationErrorCode')
    .map(({ type }) => `- [${code(unquoted(type))}](${page}#${unquoted(type)})`)
    .join('\n');
}

function unionTable(types: TypeReader, file: string, type: string, head: readonly string[]): string {
  const rows = types.constituents(file, type).map(({ type, text }) => row([code(unquoted(type)), text]));
  return [row(head), rule(2), ...rows].join('\n');
}

function mountMembers(types: TypeReader, language: Language): readonly Member[] {
  const login = types.members('src/handoff/facePage.ts', 'RedirectHandoffOptions');
  return login.flatMap((member) =>
    member.name === 'loginUrl' || member.name === 'returnUrl'
      ? {
          ...member,
          type: 'string',
          optional: true,
          ...(member.name === 'loginUrl' && { text: texts[language].fixedLogin }),
        }
      : [],
  );
}

function attributeTable(types: TypeReader, options: readonly Member[], language: Language): string {
  const { attributeColumns, switches } = texts[language];
  const known = new Map(
    [
      ...types.members('src/client/apiOptions.ts', 'ApiOptions'),
      ...types.members('src/react/FaceVerificationView.tsx', 'Appearance'),
      ...options,
      ...mountMembers(types, language),
    ].map((member) => [member.name, member]),
  );
  const rows = Object.entries(attributeOf).map(([property, attribute]) => {
    const { type = '', text = '' } = known.get(property) ?? {};
    return row([code(attribute), code(property), code(type), text]);
  });
  return [
    row(attributeColumns),
    rule(4),
    ...rows,
    row(['`alternative`', '`alternative`', ...switches.alternative]),
    row(['`sign-in`', '–', ...switches['sign-in']]),
  ].join('\n');
}

function propertyTable(types: TypeReader, options: readonly Member[], language: Language): string {
  const known = [...options, ...types.members('src/react/FaceVerificationView.tsx', 'Appearance')];
  const rows = richProperties.map((name) => {
    const { type = '', text = '' } = known.find((member) => member.name === name) ?? {};
    return row([code(name), code(type), text]);
  });
  return [row(texts[language].propertyColumns), rule(3), ...rows].join('\n');
}

/** The element's events, each with the callback whose argument is its `detail`. */
function elementEventTable(callbacks: readonly Member[], language: Language): string {
  const rows = callbackNames.map((name) => {
    const callback = callbacks.find((member) => member.name === name);
    const detail = /\(\w+: (.+)\) => void/.exec(callback?.type ?? '')?.[1] ?? '';
    return row([code(callbackEvents[name]), code(detail), ofElement(callback?.text ?? '', name)]);
  });
  return [row(texts[language].eventColumns), rule(3), ...rows].join('\n');
}

/** Attribute that switches on what a callback switches on in the component. */
const switchOf = new Map([
  ['onUseAlternative', 'alternative'],
  ['onSignIn', 'sign-in'],
]);

/** Returns the meaning of a callback as that of the element's event: it is emitted, and an attribute switches it on. */
function ofElement(text: string, name: string): string {
  const events = new Map<string, string>(Object.entries(callbackEvents));
  const attribute = switchOf.get(name);
  return text
    .replace(/if this callback exists/, `if the attribute \`${attribute}\` is set`)
    .replace(/设置了它才有/, `设置 \`${attribute}\` 属性才有`)
    .replace(/\bCalled\b/g, 'Emitted')
    .replace(/\bcalled\b/g, 'emitted')
    .replace(/do not call it/, 'do not emit it')
    .replace(/during the call/, 'during the event')
    .replace(/调用/g, '触发')
    .replace(/`(on\w+)`/g, (whole, callback: string) => code(events.get(callback) ?? whole));
}

const dataMeanings: Readonly<Record<string, Bilingual>> = {
  'data-step': { en: 'the current step, such as `capturing`', zh: '当前步骤，例如 `capturing`' },
  'data-theme': { en: 'the option `theme`', zh: '选项 `theme`' },
  'data-accent': { en: 'the option `accent`', zh: '选项 `accent`' },
  'data-text-size': { en: 'the option `textSize`', zh: '选项 `textSize`' },
};

function dataTable(language: Language): string {
  const rows = readDataAttributes().map((name) => {
    const meaning = dataMeanings[name] ?? missing(name, 'test/unit/docs/renderReference.ts');
    return row([code(name), meaning[language]]);
  });
  return [row(texts[language].dataColumns), rule(2), ...rows].join('\n');
}

const sizeNames: Readonly<Record<string, Bilingual>> = {
  title: { en: 'title', zh: '标题' },
  button: { en: 'button', zh: '按钮' },
  body: { en: 'body', zh: '正文' },
  label: { en: 'label', zh: '标签' },
  note: { en: 'note', zh: '说明' },
  small: { en: 'small', zh: '小字' },
};

function tokenTable(language: Language): string {
  const page = { en: 'docs/design.md', zh: 'docs/design.zh-CN.md' }[language];
  const meanings = readMeanings(page);
  const rows = readTokens().map(({ name, light, dark, large }) => {
    const size = sizeNames[/^--fv-text-(\w+)$/.exec(name)?.[1] ?? ''];
    const ofText = size && { en: `size of ${size.en} text, before scaling`, zh: `${size.zh}字号，缩放前` };
    const meaning = meanings.get(name) ?? ofText?.[language] ?? missing(name, page);
    const cells = [defaultCell(light, language), dark ? code(dark) : '', large ? code(large) : ''];
    return row([code(name), ...cells, meaning]);
  });
  return [row(texts[language].tokenColumns), rule(5), ...rows].join('\n');
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

function missing(name: string, file: string): never {
  throw new Error(`${file} has no line for ${name}.`);
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
