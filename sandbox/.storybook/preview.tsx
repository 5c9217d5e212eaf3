import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import '../../src/react/styles/styles.css';
import { keepOnPhone } from '../parts/keepOnPhone.js';
import '../sandbox.css';

keepOnPhone();

// The first story of a visit waits for everything to load: no mark of a failure then.
configure({ asyncUtilTimeout: 15_000 });

/** Look in which the tests run all stories. */
declare const SANDBOX_LOOK: { readonly theme: string; readonly textSize: string } | undefined;
const look = typeof SANDBOX_LOOK === 'undefined' ? { theme: 'light', textSize: 'standard' } : SANDBOX_LOOK;

type Icon = 'globe' | 'contrast' | 'paintbrush' | 'zoom' | 'play';
type Items = readonly (readonly [value: string, title: string])[];

const toolbar = (name: string, title: string, icon: Icon, items: Items) => ({
  name,
  description: title,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: items.map(([value, label]) => ({ value, title: label })),
  },
});

/** Settings of the toolbar. They are part of the address, so that a link shows what its sender saw. */
export default definePreview({
  addons: [addonA11y(), addonDocs()],
  initialGlobals: {
    locale: 'zh-CN',
    accent: 'jade',
    ...look,
    play: '__vitest_browser__' in globalThis ? 'itself' : 'hand',
  },
  globalTypes: {
    locale: toolbar('locale', 'Language', 'globe', [
      ['zh-CN', '简体中文'],
      ['zh-TW', '繁體中文'],
      ['en', 'English'],
    ]),
    theme: toolbar('theme', 'Theme', 'contrast', [
      ['light', 'Light'],
      ['dark', 'Dark'],
      ['auto', 'As the system has it'],
    ]),
    accent: toolbar('accent', 'Accent', 'paintbrush', [
      ['jade', 'Jade'],
      ['ocean', 'Ocean'],
      ['plum', 'Plum'],
      ['crimson', 'Crimson'],
    ]),
    textSize: toolbar('textSize', 'Text size', 'zoom', [
      ['standard', 'Standard type'],
      ['large', 'Large type (关怀模式)'],
      ['auto', 'As the system has it, with a switch'],
    ]),
    play: toolbar('play', 'Flows', 'play', [
      ['hand', 'Flows wait for you'],
      ['itself', 'Flows play themselves'],
    ]),
  },
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    controls: { expanded: true },
    viewport: {
      options: {
        small: { name: '360 × 640', styles: { width: '360px', height: '640px' }, type: 'mobile' },
        phone: { name: '390 × 844', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        narrow: { name: '320 × 568', styles: { width: '320px', height: '568px' }, type: 'mobile' },
        landscape: { name: '844 × 390', styles: { width: '844px', height: '390px' }, type: 'mobile' },
        desktop: { name: '1280 × 800', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
    options: {
      storySort: {
        order: [
          'Welcome',
          'Guide',
          ['Options', 'Theming', 'Words', 'Handoff', 'Mocks and scenarios', 'Events'],
          'Flows',
          'Screens',
          'Camera',
          'Slots',
          'Contact sheet',
          'Reference',
          '中文',
          [
            '快速开始',
            '接入指南',
            '后端对接',
            '网关',
            '在哪里能打开',
            '跳转与返回',
            '照片处理',
            '主题与文案',
            '合规',
            '无障碍',
            '安全',
            '测试与模拟',
            '自托管与升级',
            '错误码',
            '常见问题',
            '选项',
            '事件',
            '接口字段',
            '容器识别',
          ],
        ],
      },
    },
  },
  tags: ['!autodocs'],
});
