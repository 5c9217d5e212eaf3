import { apps, browsers, type Container, systems } from '../../../src/environment/containers.js';
import { userAgents } from '../../fixtures/userAgents.js';
import {
  type Abilities,
  type Ability,
  type BySystem,
  containerFacts,
  type Fact,
  miniProgramFacts,
  type Words,
} from './containerFacts.js';

type Language = keyof Words;

/** Renders docs/environments.md or its Chinese twin from the tables that the widget reads. */
export function renderEnvironments(language: Language): string {
  const text = texts[language];
  return [
    text.introduction,
    text.recognized,
    table(text.recognizedHeads, rowsOf([...apps, ...browsers], language)),
    text.works,
    table(
      [text.container, ...abilities.map((name) => heads[name][language]), text.advice],
      Object.values(containerFacts).map(({ title, works, advice }) => [
        title[language],
        ...cells(works, language),
        advice[language],
      ]),
    ),
    text.miniPrograms,
    table(
      text.miniProgramHeads,
      miniProgramFacts.map(({ title, marks, navigate, faceCheck, source }) => [
        title[language],
        marks[language],
        navigate[language],
        faceCheck[language],
        link(source),
      ]),
    ),
    text.worksInThem,
    table(
      [text.miniProgramOf, ...abilities.map((name) => heads[name][language])],
      miniProgramFacts.map(({ title, works }) => [title[language], ...cells(works, language)]),
    ),
    text.systems,
    table(
      text.systemHeads,
      systems.map(({ name, device, userAgent }) => [`\`${name}\``, text.devices[device], pattern(userAgent)]),
    ),
    text.unknown,
    '',
  ].join('\n\n');
}

/** The columns; one that is missing does not compile. */
const heads: Readonly<Record<Ability, Words>> = {
  camera: { en: 'camera in the page', zh: '页面内相机' },
  capture: { en: 'phone’s camera', zh: '系统相机' },
  album: { en: 'album', zh: '相册' },
  facePage: { en: 'face SDK’s page', zh: '刷脸页面' },
  leaving: { en: 'leaving', zh: '离开' },
  returning: { en: 'returning', zh: '返回' },
  storage: { en: 'storage', zh: '存储' },
};
// The keys of this object are those of the type.
const abilities = Object.keys(heads) as readonly Ability[];

const cells = (works: Abilities, language: Language): readonly string[] =>
  abilities.map((name) => cell(works[name], language));

function cell(found: Fact | BySystem, language: Language): string {
  if ('answer' in found) return describe(found, language);
  const known = {
    ios: 'iOS',
    android: { en: 'Android', zh: '安卓' }[language],
    harmony: { en: 'HarmonyOS', zh: '鸿蒙' }[language],
  };
  return Object.entries(known)
    .flatMap(([system, name]) => {
      // The keys of `known` are those of `BySystem`.
      const one = found[system as keyof BySystem];
      return one ? [`${name}${texts[language].space}${describe(one, language)}`] : [];
    })
    .join(texts[language].separator);
}

function describe(found: Fact, language: Language): string {
  const { answers, colon } = texts[language];
  if (found.answer === 'unknown') return answers.unknown;
  const answer = `[${answers[found.answer]}](${found.source})`;
  return found.note ? `${answer}${colon}${found.note[language]}` : answer;
}

function rowsOf(containers: readonly Container[], language: Language): readonly (readonly string[])[] {
  return Object.entries(containerFacts).map(([name, { title }]) => {
    const rows = containers.filter((row) => row.name === name);
    return [
      `\`${name}\``,
      title[language],
      rows.map(({ userAgent }) => pattern(userAgent)).join(texts[language].or),
      texts[language].permissions[rows[0]?.permission ?? 'browser'],
    ];
  });
}

/** A regular expression as code. In a table, a bar would end the cell. */
const pattern = ({ source }: RegExp): string => `\`${source.replace(/\|/g, '\\|')}\``;

const link = (address: string): string => `[${new URL(address).hostname}](${address})`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const CODE = `\`\`\`ts
import { readEnvironment } from 'face-verification-flow/core';

const { container, system, device, miniProgram, opensFacePage } = readEnvironment();
\`\`\``;

const texts = {
  en: {
    introduction: `# How is the container recognized, and what works in it?

Generated from \`src/environment/\`, where \`readEnvironment\` looks the user agent up, and from
[containerFacts.ts](../test/unit/docs/containerFacts.ts), which no bundle has. A test holds the first against
${userAgents.length} [user agents with their sources](../test/fixtures/userAgents.ts). [containers.md](containers.md) says what to do.
Your page can read the same:

${CODE}`,
    recognized: `## Apps and browsers

The first match counts. \`inApp\` of the event \`handoff\` has the names of the apps. The last column says which steps to the camera's
permission the user reads.`,
    recognizedHeads: ['name', 'container', 'user agent', 'permission'],
    works: `## What works in them

Each answer links to its source, which may be older than the app. **Unknown** means that no source was found: nothing is assumed, the
widget tries, and it falls back to another way. None of this was measured on phones.

- **camera in the page**: \`getUserMedia\`. On Android an app decides by \`onPermissionRequest\`.
- **phone's camera**: a file input with \`capture="user"\` opens it. **album**: one without \`capture\` opens the photos.
- **leaving**: a link to another origin opens. **returning**: what going back does with the page.
- **storage**: \`localStorage\` and \`sessionStorage\` outlive the face SDK's page. The widget writes both.`,
    miniPrograms: `## Mini-programs

One mark is enough. A mini-program's web-view opens registered addresses alone, so \`redirectHandoff\` refuses before consent.
[\`miniProgramHandoff\`](handoff.md#miniprogramhandoff) opens a page of yours that has a face check of its own.`,
    miniProgramHeads: ['mini-program of', 'mark', 'opens your page by', 'face check of its own', 'source'],
    worksInThem: 'What works in their web-views:',
    systems: `## Systems

\`harmony\` is HarmonyOS 5 and later. Before it HarmonyOS was an Android. An iPad that calls itself a Mac is known by its touch
screen. \`qrHandoff\` is for computers, so not for phones and tablets. On \`harmony\` a file input with \`capture="user"\` opens the
**rear** camera ([OpenHarmony](https://gitcode.com/openharmony/docs/blob/master/zh-cn/application-dev/web/web-file-upload.md)).`,
    systemHeads: ['system', 'device', 'user agent'],
    unknown: `## Unknown containers

A container that no row names is refused nothing: the face SDK decides. The user gets the general instructions. A user agent that
says two things at once counts as a mini-program if one of them is one, since a refusal uses no ticket.`,
    container: 'container',
    miniProgramOf: 'mini-program of',
    advice: 'advice',
    answers: { yes: 'yes', partly: 'partly', no: '**no**', unknown: 'unknown' },
    devices: { phone: 'phone', tablet: 'tablet', computer: 'computer' },
    permissions: { safari: 'Safari', wechat: 'WeChat', browser: 'browser', app: 'app' },
    colon: ': ',
    separator: ' · ',
    space: ' ',
    or: ' or ',
  },
  zh: {
    introduction: `# 怎样识别容器，里面能用什么？

由 \`src/environment/\` 和 [containerFacts.ts](../test/unit/docs/containerFacts.ts) 生成。\`readEnvironment\` 在前者里查找
User-Agent（UA），后者不进任何构建产物。测试用 ${userAgents.length} 个[有出处的 UA](../test/fixtures/userAgents.ts) 核对前者。
该怎么做见 [containers.zh-CN.md](containers.zh-CN.md)。页面里也可以读取：

${CODE}`,
    recognized: `## App 和浏览器

从上到下，以第一个匹配为准。\`handoff\` 事件的 \`inApp\` 就是 App 的名称。最后一列是相机权限没打开时，用户看到哪一种步骤。`,
    recognizedHeads: ['名称', '容器', 'UA', '权限步骤'],
    works: `## 里面能用什么

每个回答都链接到来源，来源可能比 App 旧。**未知**表示没有查到来源：组件不作假设，直接尝试，不行就换别的方式。以上都没有在真机上测过。

- **页面内相机**：\`getUserMedia\`。安卓上由 App 的 \`onPermissionRequest\` 决定。
- **系统相机**：带 \`capture="user"\` 的文件输入打开它。**相册**：不带 \`capture\` 的文件输入打开它。
- **离开**：能打开其他域名的链接。**返回**：返回时页面怎样恢复。
- **存储**：刷脸页面之后 \`localStorage\` 和 \`sessionStorage\` 还在。组件两处都写。`,
    miniPrograms: `## 小程序

有一个标记就算。小程序的 web-view 只能打开已登记的域名，所以 \`redirectHandoff\` 在授权页之前就拒绝。
[\`miniProgramHandoff\`](handoff.zh-CN.md#miniprogramhandoff) 打开接入方小程序里的一个页面，由它刷脸。`,
    miniProgramHeads: ['哪家的小程序', '标记', '打开小程序页面', '小程序自带的人脸核身', '来源'],
    worksInThem: '各家 web-view 里能用什么：',
    systems: `## 系统

\`harmony\` 是鸿蒙 5 及以后，之前的鸿蒙属于安卓。自称 Mac 的 iPad 靠触摸屏识别。\`qrHandoff\` 只用于电脑，不用于手机和平板。在
\`harmony\` 上，带 \`capture="user"\` 的文件输入打开的是**后置**相机
（[OpenHarmony](https://gitcode.com/openharmony/docs/blob/master/zh-cn/application-dev/web/web-file-upload.md)）。`,
    systemHeads: ['系统', '设备', 'UA'],
    unknown: `## 不认识的容器

表里没有的容器不会被拒绝，由刷脸 SDK 自己判断，用户看到通用的步骤。UA 同时像几种环境时，只要有一种是小程序，就按小程序处理：拒绝不会用掉票据。`,
    container: '容器',
    miniProgramOf: '哪家的小程序',
    advice: '建议',
    answers: { yes: '可以', partly: '部分', no: '**不行**', unknown: '未知' },
    devices: { phone: '手机', tablet: '平板', computer: '电脑' },
    permissions: { safari: 'Safari', wechat: '微信', browser: '浏览器', app: 'App' },
    colon: '：',
    separator: ' · ',
    space: ' ',
    or: ' 或 ',
  },
} as const;
