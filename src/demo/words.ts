import type { DemoSettings } from './settings.js';

type Locale = DemoSettings['locale'];

interface DemoWords {
  /** Names and texts of the widget's consent page. */
  readonly consent: {
    readonly handler: string;
    readonly purpose: string;
    readonly contact: string;
    readonly retention: string;
  };
  readonly brand: string;
  readonly title: string;
  readonly back: string;
  readonly claim: string;
  readonly claimName: string;
  readonly claimNote: string;
  readonly submitted: string;
  readonly submittedNote: string;
  readonly notSubmitted: string;
  readonly notSubmittedNote: string;
  readonly home: string;
  readonly otherWays: string;
  readonly otherWaysNote: string;
  /** Other ways than the face, each with its note. */
  readonly ways: readonly (readonly [way: string, note: string])[];
  readonly backToFace: string;
  readonly phoneDone: string;
  readonly phoneDoneNote: string;
  /** `{name}` is the name in the address. */
  readonly noScenario: string;
  readonly fakePhone: string;
  readonly fakePhoneNote: string;
  readonly playPhone: string;
  readonly fakeApp: string;
  readonly fakeAppNote: string;
  /** Endings of the fake app's face check. */
  readonly endings: Readonly<Record<'pass' | 'notSamePerson' | 'interrupted' | 'cameraDenied', string>>;
  readonly message: string;
  /** `{length}` is the number of characters of a secret. */
  readonly secret: string;
}

/** Texts of the insurer's page and of the fakes beside it, as a native would write them. */
export const demoWords: Readonly<Record<Locale, DemoWords>> = {
  'zh-CN': {
    consent: {
      handler: '和安人寿保险股份有限公司（演示）',
      purpose: '领取保险金时核实您的身份',
      contact: '400-000-0000',
      retention: '核验完成后 30 天内删除，存储在中国大陆境内。',
    },
    brand: '和安人寿',
    title: '保险金领取',
    back: '返回首页',
    claim: '领取内容',
    claimName: '住院医疗保险金',
    claimNote: '保单尾号 3021 · 转入储蓄卡尾号 8842',
    submitted: '申请已提交',
    submittedNote: '预计 1 个工作日内到账，届时短信通知您。',
    notSubmitted: '申请未提交',
    notSubmittedNote: '没有通过核验，请带身份证到网点办理。',
    home: '返回首页',
    otherWays: '换一种方式核实身份',
    otherWaysNote: '不刷脸也能领取，任选一种：',
    ways: [
      ['视频客服', '工作日 9:00–18:00，约 10 分钟'],
      ['到网点办理', '带上身份证，当场核实'],
      ['电话咨询', '400-000-0000'],
    ],
    backToFace: '还是刷脸核验',
    phoneDone: '请回到电脑',
    phoneDoneNote: '手机上的刷脸已经结束，结果会显示在电脑上。',
    noScenario: '没有名为“{name}”的场景，现在按“一切正常”播放。可选的场景：',
    fakePhone: '模拟手机',
    fakePhoneNote: '没有手机？在新标签页里扮演手机，完成后回到这里。',
    playPhone: '扮演手机：打开二维码里的地址',
    fakeApp: '模拟原生应用',
    fakeAppNote: '这里代替原生应用。它收到了一条消息，请选择刷脸怎样结束：',
    endings: {
      pass: '通过',
      notSamePerson: '不是本人',
      interrupted: '中途退出',
      cameraDenied: '没有相机权限',
    },
    message: '收到的消息',
    secret: '（{length} 位）',
  },
  'zh-TW': {
    consent: {
      handler: '和安人壽保險股份有限公司（示範）',
      purpose: '領取保險金時核實您的身分',
      contact: '400-000-0000',
      retention: '驗證完成後 30 天內刪除，存放於中國大陸境內。',
    },
    brand: '和安人壽',
    title: '保險金領取',
    back: '回首頁',
    claim: '領取內容',
    claimName: '住院醫療保險金',
    claimNote: '保單末四碼 3021 · 匯入帳戶末四碼 8842',
    submitted: '申請已送出',
    submittedNote: '預計 1 個工作天內入帳，屆時以簡訊通知您。',
    notSubmitted: '申請未送出',
    notSubmittedNote: '未通過驗證，請攜帶身分證件至服務據點辦理。',
    home: '回首頁',
    otherWays: '改用其他方式核實身分',
    otherWaysNote: '不刷臉也能領取，請任選一種：',
    ways: [
      ['視訊客服', '工作日 9:00–18:00，約 10 分鐘'],
      ['至服務據點辦理', '攜帶身分證件，當場核實'],
      ['電話諮詢', '400-000-0000'],
    ],
    backToFace: '還是刷臉驗證',
    phoneDone: '請回到電腦',
    phoneDoneNote: '手機上的刷臉已結束，結果會顯示在電腦上。',
    noScenario: '沒有名為「{name}」的情境，現在以「passes」播放。可選的情境：',
    fakePhone: '模擬手機',
    fakePhoneNote: '手邊沒有手機？在新分頁裡扮演手機，完成後回到這裡。',
    playPhone: '扮演手機：開啟 QR Code 裡的網址',
    fakeApp: '模擬原生應用程式',
    fakeAppNote: '這裡代替原生應用程式。它收到一則訊息，請選擇刷臉如何結束：',
    endings: {
      pass: '通過',
      notSamePerson: '不是本人',
      interrupted: '中途離開',
      cameraDenied: '沒有相機權限',
    },
    message: '收到的訊息',
    secret: '（{length} 個字元）',
  },
  en: {
    consent: {
      handler: 'Hean Life Insurance Co., Ltd. (demo)',
      purpose: 'paying out your benefit',
      contact: '400-000-0000',
      retention: 'Deleted within 30 days of the check; stored in mainland China.',
    },
    brand: 'Hean Life',
    title: 'Claim your benefit',
    back: 'Home',
    claim: 'Your claim',
    claimName: 'Hospital benefit',
    claimNote: 'Policy •3021 · to account •8842',
    submitted: 'Claim submitted',
    submittedNote: 'Expect the money within one working day. We’ll text you.',
    notSubmitted: 'Claim not submitted',
    notSubmittedNote: 'We couldn’t confirm it’s you. Please bring your ID card to a branch.',
    home: 'Back to home',
    otherWays: 'Confirm it’s you another way',
    otherWaysNote: 'You can claim without a face check. Choose one:',
    ways: [
      ['Video call', 'Weekdays 9:00–18:00, about 10 minutes'],
      ['Visit a branch', 'Bring your ID card'],
      ['Call us', '400-000-0000'],
    ],
    backToFace: 'Use the face check after all',
    phoneDone: 'Go back to your computer',
    phoneDoneNote: 'The face check on this phone is done. You’ll see the result on your computer.',
    noScenario: 'There’s no scenario “{name}”, so this is “passes”. You can choose from:',
    fakePhone: 'Fake phone',
    fakePhoneNote: 'No phone at hand? Play the phone in a new tab, then come back here.',
    playPhone: 'Play the phone: open the address in the QR code',
    fakeApp: 'Fake native app',
    fakeAppNote:
      'This stands in for the native app. It has received a message. How should the face check end?',
    endings: {
      pass: 'Passed',
      notSamePerson: 'Not the same person',
      interrupted: 'Left midway',
      cameraDenied: 'No camera permission',
    },
    message: 'The message',
    secret: '({length} characters)',
  },
};
