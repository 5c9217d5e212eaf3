import type { ConsentMessages } from './messages.js';

/** Texts of the first screen, in the first load. The other texts are loaded while the user reads. */
export const zhCNConsent: ConsentMessages = {
  stages: {
    label: '核验进度',
    position: '第 {position} 步，共 {count} 步',
    consent: '授权',
    photo: '照片',
    identity: '信息',
    face: '刷脸',
    result: '结果',
  },
  consent: {
    title: '人脸信息处理授权',
    intro: '{handler}需要刷脸确认是您本人，用于{purpose}，约 1 分钟。',
    defaultHandler: '本服务',
    defaultPurpose: '本次业务的身份核验',
    dataMatch: '会用到您的照片、刷脸视频和设备信息，人脸信息属于敏感个人信息。',
    dataAuthmatch: '会用到您的姓名、身份证号、刷脸视频和设备信息，人脸信息属于敏感个人信息。',
    parties: '由{handler}处理，交给腾讯云等机构核验，全程加密。',
    choice: '您可以不同意，同意后也可以随时撤回。',
    choiceWithAlternative: '您可以不同意，换其他方式办理；同意后也可以随时撤回。',
    full: '查看完整说明',
    guardian: '未满 14 周岁，须由监护人阅读并同意；未满 18 周岁，请在监护人陪同下阅读。',
    agree: '我已阅读以上说明，单独同意处理我的人脸信息',
    agreeByButton: '点击下方按钮，表示您已阅读以上说明，单独同意处理您的人脸信息。',
    agreement: '《人脸信息处理协议》',
    missing: '请先勾选，再继续',
    accept: '同意并继续',
    decline: '不同意并退出',
  },
  alternative: { use: '换一种方式' },
  awaiting: {
    title: '正在查询结果',
    intro: '一般只需要几秒钟，最多等半分钟左右。',
  },
  notLoaded: {
    title: '页面没有加载完整',
    advice: '请检查网络后重试；仍不成功的话，请刷新页面。',
    retry: '重试',
    reload: '刷新页面',
    leave: '退出',
  },
};
