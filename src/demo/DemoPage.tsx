import { type ReactElement, useState } from 'react';
import { uploadForm } from '../client/uploadForm.js';
import { FaceVerification, type FaceVerificationEvent, type Outcome } from '../index.js';
import { DeveloperBar } from './DeveloperBar.js';
import { FakeSdkSheet } from './FakeSdkSheet.js';
import { createHandoff } from './handoffs.js';
import { type DemoSettings, hasServerMocks } from './settings.js';

const api = { baseUrl: '', getToken: () => 'demo-token' };
const upload = uploadForm({
  url: '/mock/upload',
  read: (reply) => ({ origin: 'fds', data: String(Object(Object(reply).data).path) }),
});

/** The insurer's own texts, in the languages of the demo. */
const words = {
  'zh-CN': {
    consent: {
      handler: '和安人寿保险股份有限公司（演示）',
      purpose: '领取保险金时核实您的身份',
      contact: '400-000-0000',
      retention: '核验完成后 30 天内删除，存储在中国大陆境内。',
    },
  },
  'zh-TW': {
    consent: {
      handler: '和安人壽保險股份有限公司（示範）',
      purpose: '領取保險金時核實您的身分',
      contact: '400-000-0000',
      retention: '驗證完成後 30 天內刪除，存放於中國大陸境內。',
    },
  },
  en: {
    consent: {
      handler: 'Hean Life Insurance Co., Ltd. (demo)',
      purpose: 'paying out your benefit',
      contact: '400-000-0000',
      retention: 'Deleted within 30 days of the check; stored in mainland China.',
    },
  },
} as const;

/** Shows a page as an insurer would ship it: the widget is one step of a claim. */
export function DemoPage({ settings }: { readonly settings: DemoSettings }): ReactElement {
  const [outcome, setOutcome] = useState<Outcome>();
  const [handedOff, setHandedOff] = useState<string>();
  const [handoff] = useState(() => createHandoff(settings.handoff));
  const { type, locale, theme, userId, resultMedia, scenario } = settings;
  const attempts = settings.result === 'noAttempts' ? 0 : 2;
  const common = {
    // A mock server is shared: the scenario goes along with each request.
    api: hasServerMocks() && scenario !== 'live' ? { ...api, headers: { 'X-Mock-Scenario': scenario } } : api,
    userId,
    resultMedia: resultMedia || undefined,
    handoff,
    backButton: true,
    ...(settings.result === 'plain' ? {} : { result: { showScores: true, getAttemptsLeft: () => attempts } }),
    ...words[locale],
    locale,
    theme,
    onClose: setOutcome,
    onEvent: (event: FaceVerificationEvent) => event.type === 'handoff' && setHandedOff(describe(event)),
  };

  return (
    <div className="page" data-theme={theme}>
      <header className="bar">
        <span className="brand">和安人寿</span>
        <span>保险金领取</span>
      </header>
      <section className="claim" aria-label="领取内容">
        <p className="claim-label">住院医疗保险金</p>
        <p className="claim-amount">
          <small>¥</small>8,640.00
        </p>
        <p className="claim-note">保单尾号 3021 · 转入储蓄卡尾号 8842</p>
      </section>
      <main className="card">
        {outcome ? (
          <Done passed={outcome.verdict === 'passed'} />
        ) : type === 'match' ? (
          <FaceVerification {...common} type="match" photo={settings.photo === 'upload' ? { upload } : {}} />
        ) : (
          <FaceVerification {...common} type="authmatch" />
        )}
      </main>
      <FakeSdkSheet />
      <DeveloperBar settings={settings} handedOff={handedOff} />
    </div>
  );
}

function describe({ chosen, skipped, mobile, inApp }: HandoffEvent): string {
  const passedOver = skipped.length > 0 ? `，跳过了 ${skipped.join('、')}` : '';
  return `交接用了 ${chosen}${passedOver}（${mobile ? '手机' : '电脑'}${inApp ? `，${inApp}` : ''}）`;
}
type HandoffEvent = Extract<FaceVerificationEvent, { type: 'handoff' }>;

/** Shows the last page on the phone after a face check for which a computer waits. */
export function PhoneDone(): ReactElement {
  return (
    <div className="page">
      <main className="card">
        <div className="done" role="status">
          <h2>请回到电脑</h2>
          <p>手机上的刷脸已经结束，结果会显示在电脑上。</p>
        </div>
      </main>
    </div>
  );
}

function Done({ passed }: { readonly passed: boolean }): ReactElement {
  return (
    <div className="done" role="status">
      {passed && (
        <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
          <circle cx="24" cy="24" r="24" />
          <path d="m14 25 7 7 14-15" />
        </svg>
      )}
      <h2>{passed ? '申请已提交' : '申请未提交'}</h2>
      <p>{passed ? '预计 1 个工作日内到账，届时短信通知您。' : '没有通过核验，请带身份证到网点办理。'}</p>
      <a href={location.pathname + location.search}>返回首页</a>
    </div>
  );
}
