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
    intro: '{handler}需要通过刷脸确认是您本人，用于{purpose}。开始之前，请您了解：',
    defaultHandler: '本服务',
    defaultPurpose: '本次业务的身份核验',
    whatLabel: '收集哪些信息',
    whatMatch: '您的一张正面照片、刷脸时拍摄的人脸视频和照片，以及设备信息。',
    whatAuthmatch: '您的姓名和身份证号、刷脸时拍摄的人脸视频和照片，以及设备信息。',
    howLabel: '怎样使用',
    howMatch: '确认刷脸的是真人，并与您提供的照片比对，判断是否为同一个人。全程加密传输。',
    howAuthmatch: '确认刷脸的是真人，并与身份核验机构登记的照片比对，判断是否为您本人。全程加密传输。',
    whoLabel: '由谁处理',
    who: '{parties}。',
    provider: '腾讯云计算（北京）有限责任公司（提供“腾讯云慧眼人脸核身 SDK”）',
    authorities: '该公司对接的身份核验机构',
    retentionLabel: '保存多久',
    defaultRetention: '仅保存核验所必需的最短时间，存储在中国大陆境内。',
    rightsLabel: '您的选择',
    rights:
      '您可以不同意，只是不能使用本次刷脸，其他核验方式不受影响。您也可以随时查询、更正、删除或撤回同意。',
    contact: '联系方式：{contact}',
    guardian: '未满 14 周岁，须由监护人阅读并同意；未满 18 周岁，请在监护人陪同下阅读。',
    agree: '我已阅读以上内容，单独同意处理我的人脸信息',
    agreement: '《人脸信息处理协议》',
    missing: '请先勾选，再继续',
    accept: '同意并继续',
    decline: '暂不同意',
  },
  alternative: {
    use: '换一种方式',
    title: '不刷脸也可以办理',
    advice: '请按页面的指引，用其他方式继续办理。',
  },
  notLoaded: {
    title: '网络连接不上',
    advice: '请检查网络后重试，您填写的内容都还在。',
    retry: '重试',
    leave: '退出',
  },
};
