/** A demand of a rule, and what answers it. */
export interface Demand {
  readonly rule: string;
  readonly en: DemandText;
  readonly zh: DemandText;
  /** Options with which the host answers; empty if nothing is left to it. */
  readonly options: readonly string[];
  /** A test that shows it. Absent where only the host can answer. */
  readonly test?: readonly [file: string, title: string];
}

interface DemandText {
  readonly demand: string;
  readonly widget: string;
  readonly host: string;
}

/** Source of a rule. No official text could be opened, so each is marked as unverified. */
export interface Source {
  readonly rule: string;
  readonly name: string;
  readonly inForce: string;
  readonly read: string;
  readonly reading: 'summary' | 'partly' | 'text' | 'notRead';
}

export const sources: readonly Source[] = [
  {
    rule: 'FR',
    name: '《人脸识别技术应用安全管理办法》',
    inForce: '2025-06-01',
    read: 'http://www.tyayt.cn/page/2/8/71749ab2ffdeca47e27cbe4d2338a7a8.html',
    reading: 'partly',
  },
  {
    rule: 'PIPL',
    name: '《中华人民共和国个人信息保护法》',
    inForce: '2021-11-01',
    read: 'https://wechat.estsglobal.com/wechat/law_contents/311',
    reading: 'summary',
  },
  {
    rule: 'GB/T 45574',
    name: 'GB/T 45574-2025《数据安全技术 敏感个人信息处理安全要求》',
    inForce: '2025-11-01',
    read: 'https://www.jingtian.com/Content/2025/07-11/1746198502.html',
    reading: 'notRead',
  },
  {
    rule: 'MIIT',
    name: '《移动互联网应用（APP）适老化通用设计规范》',
    inForce: '2021-04-07',
    read: 'http://711house.com/47664.iunm',
    reading: 'text',
  },
];

const CONSENT = 'test/browser/react/consent.browser.test.tsx';
const FIT = 'test/browser/react/looks/fit.browser.test.tsx';
const MINORS = 'test/unit/session/minors.test.ts';
const WITHDRAWAL = 'test/browser/react/withdrawal.browser.test.tsx';
const PARTIES = 'handler and recipients are named, each with contact, purpose and kinds of data';
const PROOF = 'is the digest of what stood on the screen, and the text comes back from the record: %s';

export const demands: readonly Demand[] = [
  {
    rule: 'FR 4, PIPL 28',
    en: {
      demand: 'A specific purpose, sufficient necessity, least impact',
      widget: 'names the purpose and why the face is needed; asks before anything is collected',
      host: 'Decide whether a face check is necessary; name the purpose',
    },
    zh: {
      demand: '特定目的、充分必要、影响最小',
      widget: '写明目的和必要性；收集之前先征得同意',
      host: '判断是否确有必要；写明目的',
    },
    options: ['consent.purpose'],
    test: [CONSENT, 'three points come first, and the full text is one tap away'],
  },
  {
    rule: 'FR 5, PIPL 17',
    en: {
      demand: 'Name and contact of the handler',
      widget: 'names both; without the options it says 本服务 and no contact',
      host: 'Set both options',
    },
    zh: {
      demand: '处理者的名称和联系方式',
      widget: '写明两者；没有设置时显示“本服务”，不显示联系方式',
      host: '设置这两个选项',
    },
    options: ['consent.handler', 'consent.contact'],
    test: [CONSENT, PARTIES],
  },
  {
    rule: 'FR 5, PIPL 17',
    en: {
      demand: 'Way of processing, kinds of data, retention',
      widget: 'names the way and the kinds for `match` and `authmatch`; the default retention has no period',
      host: 'Name the period',
    },
    zh: {
      demand: '处理方式、信息种类、保存期限',
      widget: '按核验类型写明方式和种类；默认的保存说明没有具体期限',
      host: '写明期限',
    },
    options: ['consent.retention'],
    test: ['test/browser/react/looks/transcript.browser.test.tsx', 'match, as a screen reader reads it'],
  },
  {
    rule: 'FR 5, PIPL 30',
    en: {
      demand: 'Necessity, and effect on the rights of the person',
      widget: 'says both in the full text',
      host: 'Nothing, unless you pass your own terms',
    },
    zh: {
      demand: '必要性和对个人权益的影响',
      widget: '在完整说明里写明',
      host: '除非用 `consent.terms` 换成自拟的文本，否则无需处理',
    },
    options: [],
    test: ['test/browser/react/looks/transcript.browser.test.tsx', 'match, as a screen reader reads it'],
  },
  {
    rule: 'PIPL 23',
    en: {
      demand: 'Recipients with name, contact, purpose and kinds of data',
      widget:
        'names the SDK’s provider and the identity authorities; the provider’s contact is its SDK notice',
      host: 'Name every further recipient; compare the two with your contract',
    },
    zh: {
      demand: '接收方的名称、联系方式、目的和信息种类',
      widget: '写明 SDK 提供方和身份核验机构；提供方的联系方式见其 SDK 隐私指引',
      host: '写明其他接收方；对照合同核对这两项',
    },
    options: ['consent.recipients'],
    test: [CONSENT, PARTIES],
  },
  {
    rule: 'FR 6, PIPL 14, PIPL 29',
    en: {
      demand: 'Voluntary, explicit and separate consent',
      widget: 'has a page of its own with an unticked box; leaving takes one tap, agreeing two',
      host: 'Do not make the consent a condition of anything else',
    },
    zh: {
      demand: '自愿、明确的单独同意',
      widget: '单独的页面，不预先勾选；退出点一次，同意点两次',
      host: '不要把同意与其他事项捆绑',
    },
    options: ['consent.confirm'],
    test: [CONSENT, 'is not made by leaving, nor without the tick'],
  },
  {
    rule: 'PIPL 14, GB/T 45574',
    en: {
      demand: 'Proof of the consent',
      widget:
        'passes version, time, language, who agreed and the SHA-256 of the text; `readConsentText` returns the text',
      host: 'Keep the record on your server, and each release of the package that you used',
    },
    zh: {
      demand: '同意的证明',
      widget: '回调提供版本、时间、语言、同意人和文本的 SHA-256；`readConsentText` 可还原文本',
      host: '在服务器保存记录，并保留用过的各个版本',
    },
    options: ['onConsent', 'consent.version'],
    test: [CONSENT, PROOF],
  },
  {
    rule: 'FR 6, PIPL 15',
    en: {
      demand: 'A convenient way to withdraw',
      widget: 'shows 撤回同意 on the result page and after it, and erases at once what it has stored',
      host: 'Set the way, and stop and delete on your server and at the recipients',
    },
    zh: {
      demand: '便捷的撤回方式',
      widget: '结果页及之后都有“撤回同意”，并立即清除本机保存的内容',
      host: '设置撤回方式，并在服务器和接收方停止处理、删除',
    },
    options: ['consent.withdrawal'],
    test: [WITHDRAWAL, 'on the result page erases all that the widget has stored, and asks the host once'],
  },
  {
    rule: 'FR 7, PIPL 31',
    en: {
      demand: 'Consent of a guardian under 14, with special rules',
      widget:
        'stops before any request until a guardian has read and agreed: in `authmatch` by the ID number, in `match` if you ask. A year is full on the birthday at 0:00 in Beijing; whether the law counts from the next day is not verified',
      host: 'Check that it was the guardian; publish the special rules',
    },
    zh: {
      demand: '未满 14 周岁须监护人同意，并有专门规则',
      widget:
        '监护人阅读并同意之前不发送任何请求：`authmatch` 依据身份证号，`match` 由接入方决定是否询问。年龄按北京时间生日当天 0 点计满；法律是否从次日起算，尚未核实',
      host: '核实监护人身份；公布专门规则',
    },
    options: ['consent.minors', 'onConsent'],
    test: [MINORS, 'leads to the right step %s in Beijing, wherever the device is'],
  },
  {
    rule: 'FR 8',
    en: {
      demand: 'Face data stays in the device without separate consent; shortest retention',
      widget: 'stores no photo, name or number on the device, and sends nothing before consent',
      host: 'Limit the retention on your server',
    },
    zh: {
      demand: '未经单独同意不得对外传输；保存期限最短',
      widget: '本机不保存照片、姓名和身份证号；同意之前不发送',
      host: '限制服务器上的保存期限',
    },
    options: ['consent.retention'],
    test: ['test/e2e/hosts/canaries.test.ts', 'authmatch that fails: %s'],
  },
  {
    rule: 'FR 9, PIPL 55',
    en: {
      demand: 'Impact assessment before, kept for 3 years',
      widget: 'cannot do this',
      host: 'Make and keep it',
    },
    zh: { demand: '事前影响评估，报告保存 3 年', widget: '无法代为完成', host: '完成并保存' },
    options: [],
  },
  {
    rule: 'FR 10, PIPL 16',
    en: {
      demand: 'Face recognition is not the only way; refusing costs nothing else',
      widget: 'offers 换一种方式 if you have one, and says so only then',
      host: 'Offer another way',
    },
    zh: {
      demand: '不得作为唯一方式；拒绝不影响其他办理',
      widget: '有其他核验方式时提供“换一种方式”，也只在此时这样说明',
      host: '提供其他核验方式',
    },
    options: ['onUseAlternative'],
    test: [CONSENT, 'another way is promised only where the host has one'],
  },
  {
    rule: 'FR 12',
    en: {
      demand: 'No misleading and no forcing',
      widget: 'ticks nothing, and shows leaving beside agreeing',
      host: 'Do not change the texts to that end',
    },
    zh: {
      demand: '不得误导、胁迫',
      widget: '不预先勾选；退出与同意并列显示',
      host: '不要为此改动文案',
    },
    options: ['messages'],
    test: [FIT, '3: leaving is as large and as near as agreeing, and nothing is ticked'],
  },
  {
    rule: 'FR 14, FR 15',
    en: {
      demand: 'Encryption, audit, access control; filing from 100,000 faces on',
      widget: 'sends over https; docs/security.md lists its protections',
      host: 'Protect the server; file',
    },
    zh: {
      demand: '加密、审计、访问控制；达到 10 万人时备案',
      widget: '以 https 传输；docs/security.zh-CN.md 列出各项保护',
      host: '保护服务器；办理备案',
    },
    options: [],
  },
  ...(
    [
      [
        '1.1',
        '18 dp and more, up to 30 dp (CSS pixels here)',
        '文字不小于 18 dp，可放大到 30 dp（组件按 CSS 像素计）',
        '1.1: the text can be enlarged to 30 px',
      ],
      ['1.2', 'lines 1.3 times the type apart', '行距至少 1.3 倍', '1.2: lines are 1.3 times the type apart'],
      [
        '1.2',
        'paragraphs 1.3 times as far apart as lines',
        '段落间距至少为行距的 1.3 倍',
        '1.2: paragraphs are 1.3 times as far apart as lines',
      ],
      [
        '2.1',
        'targets of 60 × 60 dp (CSS pixels here)',
        '主要组件不小于 60 × 60 dp（组件按 CSS 像素计）',
        '2.1: every button, tick and fold is 60 px high',
      ],
      [
        '2.4',
        'enough time',
        '留出充足时间',
        '2.4: 核验通过 waits for the tap, whatever time the host has set',
      ],
    ] as const
  ).map(
    ([article, en, zh, title]): Demand => ({
      rule: `MIIT ${article}`,
      en: {
        demand: `For elders: ${en}`,
        widget: 'has it in large type',
        host: 'Leave `textSize` on `auto`, or offer the switch yourself',
      },
      zh: {
        demand: `适老化：${zh}`,
        widget: '大字版满足',
        host: '保持 `textSize` 为 `auto`，或自行提供切换',
      },
      options: ['textSize'],
      test: [FIT, title],
    }),
  ),
  {
    rule: 'MIIT 1.3',
    en: {
      demand: 'For elders: contrast of 4.5',
      widget: 'has it in both themes',
      host: 'Check your own colors',
    },
    zh: { demand: '适老化：对比度 4.5', widget: '深浅两种主题都满足', host: '检查自定义颜色' },
    options: ['theme', 'accent'],
    test: ['test/browser/react/looks/accessible.browser.test.tsx', 'in the %s theme with %s type'],
  },
  {
    rule: 'MIIT',
    en: {
      demand: 'For elders: an entrance on the first page, and the system’s text size',
      widget:
        'has the switch 大字版 on the first page, and begins with large type where the system’s texts are large',
      host: 'Offer the switch yourself if you have a header or a switch of your own',
    },
    zh: {
      demand: '适老化：首页有切换入口，跟随系统字号',
      widget: '首页有“大字版”切换；系统文字较大时直接显示大字版',
      host: '自定义页头或自有切换入口时，自行提供切换',
    },
    options: ['textSize'],
    test: [
      'test/browser/react/textSize.browser.test.tsx',
      'changes the size both ways and says so, and keeps what the user has ticked',
    ],
  },
];

/** An option that the consent page needs, and what it says without it. */
interface MissingItem {
  readonly option: string;
  readonly rule: string;
  readonly en: string;
  readonly zh: string;
}

/** Costs of what `findMissingConsent` lists. */
export const missingItems: readonly MissingItem[] = [
  {
    option: 'consent.handler',
    rule: 'FR 5, PIPL 17',
    en: 'The page asks in the name of 本服务, so the consent is not to a named handler',
    zh: '页面以“本服务”的名义征求同意，同意没有明确的对象',
  },
  {
    option: 'consent.purpose',
    rule: 'FR 4, PIPL 17',
    en: 'The purpose is 本次业务的身份核验, which is no specific one; the consent may not cover your use',
    zh: '目的写作“本次业务的身份核验”，不够特定；同意可能不涵盖实际用途',
  },
  {
    option: 'consent.contact',
    rule: 'FR 5, PIPL 17',
    en: 'There is no contact, so a user cannot ask to see, correct or delete the data',
    zh: '没有联系方式，用户无从查阅、更正、删除',
  },
  {
    option: 'consent.retention',
    rule: 'FR 5, PIPL 17',
    en: 'The page says 最短时间 instead of a period',
    zh: '页面写“最短时间”，没有具体期限',
  },
  {
    option: 'consent.withdrawal',
    rule: 'FR 6, PIPL 15',
    en: 'No way to withdraw is named, and the result page has no 撤回同意',
    zh: '没有写明撤回方式，结果页没有“撤回同意”',
  },
  {
    option: 'consent.recipients[].contact',
    rule: 'PIPL 23',
    en: 'The recipient is named without a contact',
    zh: '接收方没有联系方式',
  },
  {
    option: 'consent.recipients[].purpose',
    rule: 'PIPL 23',
    en: 'The recipient is named without purpose and kinds of data',
    zh: '接收方没有处理目的和信息种类',
  },
  {
    option: 'consent.recipients[].data',
    rule: 'PIPL 23',
    en: 'The recipient is named without purpose and kinds of data',
    zh: '接收方没有处理目的和信息种类',
  },
];

const words = {
  en: {
    lead: 'This page answers an auditor: what each article asks, what the widget does, what is left to you, and the test.',
    note: 'It is no legal advice. Sources were read in November 2026; no official text could be opened, so every row is to be confirmed by a lawyer. The table is written by `npx vitest run --project node test/unit/docs -u`.',
    head: ['article', 'demand', 'the widget', 'you', 'options', 'test'],
    missing: 'What a missing option costs',
    missingLead:
      'During development one warning in the console names all of these that are missing: in a build whose `NODE_ENV` is not `production`, and with the script tag on `localhost`. `diagnose(options)` of `face-verification-flow/core` and `npx face-verification-flow check --consent consent.json` list the same. There is no warning with `consent: false`, with a UI or a slot of your own for this page, or, for what stands in the list, with your own `terms`.',
    missingHead: ['option', 'without it', 'article'],
    sources: 'Sources',
    sourceHead: ['short', 'name', 'in force, or published', 'read at', 'what was read'],
    reading: {
      partly:
        'title, date and articles 1 to 5 in a copy of the text, the others in a summary; **not verified** in the official text',
      summary: 'a summary; articles **not verified** in the official text',
      text: 'a copy of the text; **not verified** against the official one',
      notRead:
        '**not read**; its dates and contents are known from a law firm’s overview and its table of contents',
    },
    hostOnly: 'yours alone',
  },
  zh: {
    lead: '本页供审计使用：各条款的要求、组件的做法、接入方要做的事，以及对应的测试。',
    note: '本页不构成法律意见。资料于 2026 年 11 月查阅，未能打开官方原文，各行均须由律师确认。《人脸办法》《个保法》《适老化规范》是简称，全称在文末的资料来源里。表格由 `npx vitest run --project node test/unit/docs -u` 生成。',
    head: ['条款', '要求', '组件', '接入方', '选项', '测试'],
    missing: '缺少某个选项的后果',
    missingLead:
      '开发时，控制台用一条警告列出缺少的全部选项：`NODE_ENV` 不是 `production` 的构建，以及在 `localhost` 上使用 script 标签时。`face-verification-flow/core` 的 `diagnose(options)` 和 `npx face-verification-flow check --consent consent.json` 列出同样的内容。`consent: false`、授权页换成自定义界面或插槽时不警告；设置了 `terms` 时，不检查其中应写的内容。',
    missingHead: ['选项', '缺少时', '条款'],
    sources: '资料来源',
    sourceHead: ['简称', '名称', '施行或发布日期', '查阅地址', '查阅内容'],
    reading: {
      partly: '标题、日期和第 1 至 5 条见文本副本，其余见摘要；**未与官方原文核对**',
      summary: '摘要；条款**未与官方原文核对**',
      text: '文本副本；**未与官方原文核对**',
      notRead: '**未读到全文**；日期和内容见律师事务所的概述和目录',
    },
    hostOnly: '只能由接入方完成',
  },
} as const;

/** Returns docs/compliance.md, or docs/compliance.zh-CN.md. */
export function renderCompliance(language: 'en' | 'zh'): string {
  const text = words[language];
  const named = (rule: string) => (language === 'en' ? rule : inChinese(rule));
  const title =
    language === 'en' ? 'Which rules does the widget answer, and how?' : '组件怎样满足法规的要求？';
  const rows = demands.map((demand) => {
    const { demand: what, widget, host } = demand[language];
    const options = demand.options.map((name) => `\`${name}\``).join(language === 'en' ? ', ' : '、') || '–';
    const test = demand.test
      ? `[${demand.test[1].replace(/ ?%s/g, ' …').trim()}](../${demand.test[0]})`
      : text.hostOnly;
    return [named(demand.rule), what, widget, host, options, test];
  });
  const sourceRows = sources.map(({ rule, name, inForce, read, reading }) => [
    named(rule),
    name,
    inForce,
    read,
    text.reading[reading],
  ]);
  return [
    `# ${title}`,
    text.lead,
    text.note,
    table(text.head, rows),
    `## ${text.missing}`,
    text.missingLead,
    table(
      text.missingHead,
      missingItems.map((item) => [`\`${item.option}\``, item[language], named(item.rule)]),
    ),
    `## ${text.sources}`,
    table(text.sourceHead, sourceRows),
    '',
  ].join('\n\n');
}

/** Short names of the rules in Chinese. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['FR', '《人脸办法》'],
  ['PIPL', '《个保法》'],
  ['MIIT', '《适老化规范》'],
]);

/** Returns articles such as `FR 5, PIPL 17` with the Chinese names of their rules. */
function inChinese(articles: string): string {
  return articles
    .split(', ')
    .map((article) => {
      const [rule = '', number] = article.split(' ');
      const name = shortNames.get(rule);
      return name ? `${name}${number ? `第 ${number} 条` : ''}` : article;
    })
    .join('、');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
