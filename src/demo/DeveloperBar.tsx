import { type ChangeEvent, type ReactElement, useId } from 'react';
import { samplePortrait } from '../../mocks/portrait.js';
import { findScenario, scenarios } from '../../mocks/scenarios.js';
import { type DemoSettings, withSetting } from './settings.js';

interface DeveloperBarProps {
  readonly settings: DemoSettings;
  /** Description of the handoff that was taken. */
  readonly handedOff: string | undefined;
}

/** Shows the developer's settings below the insurer's page, visibly not part of it. */
export function DeveloperBar({ settings, handedOff }: DeveloperBarProps): ReactElement {
  const mocked = settings.scenario !== 'live';
  return (
    <details className="developer">
      <summary>
        <span className="developer-dot" data-mocked={mocked} />
        {mocked ? '模拟接口' : '真实接口'} · {mocked ? findScenario(settings.scenario).label : '本站'}
      </summary>
      <div className="developer-settings">
        <Choice
          name="scenario"
          label="场景"
          value={settings.scenario}
          options={[
            ...scenarios.map(({ name, label }) => [name, label] as const),
            ['live', '真实接口（不模拟）'],
          ]}
        />
        <Choice
          name="type"
          label="类型"
          value={settings.type}
          options={[
            ['match', 'match 照片比对'],
            ['authmatch', 'authmatch 身份信息'],
          ]}
        />
        <Choice
          name="photo"
          label="照片"
          value={settings.photo}
          options={[
            ['self', '随请求发送 base64'],
            ['upload', '先传文件服务器'],
          ]}
        />
        <Choice
          name="resultMedia"
          label="影像"
          value={settings.resultMedia}
          options={[
            ['', '不取回'],
            ['both', 'both 视频和照片'],
            ['photo', 'photo 照片'],
            ['video', 'video 视频'],
          ]}
        />
        <Choice
          name="handoff"
          label="交接"
          value={settings.handoff}
          options={[
            ['redirect', 'redirect 跳转刷脸页'],
            ['bridge', 'bridge 原生应用（模拟）'],
            ['qr', 'qr 手机扫码'],
            ['choose', 'choose 按环境选择'],
            ['own', 'own 自己的函数'],
          ]}
        />
        <Choice
          name="result"
          label="结果"
          value={settings.result}
          options={[
            ['plain', '只有结论'],
            ['full', '加上分数和剩余次数'],
            ['noAttempts', '次数已用完'],
          ]}
        />
        <Choice
          name="locale"
          label="语言"
          value={settings.locale}
          options={[
            ['zh-CN', '简体中文'],
            ['zh-TW', '繁體中文'],
            ['en', 'English'],
          ]}
        />
        <Choice
          name="theme"
          label="外观"
          value={settings.theme}
          options={[
            ['auto', '跟随系统'],
            ['light', '浅色'],
            ['dark', '深色'],
          ]}
        />
        <button type="button" className="developer-link" onClick={pasteSamplePhoto}>
          放入示例照片（在拍照那一步）
        </button>
        {handedOff && <output className="developer-link">{handedOff}</output>}
        <a className="developer-link" href="/sandbox/probe/">
          这台设备能做什么（探测页）
        </a>
      </div>
    </details>
  );
}

/** Pastes the sample photo into the page, as a user pastes a picture: the product's screens need no button for it. */
async function pasteSamplePhoto(): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([await samplePortrait()], 'sample.jpg', { type: 'image/jpeg' }));
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

interface ChoiceProps {
  readonly name: keyof DemoSettings;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, value, options }: ChoiceProps): ReactElement {
  const id = useId();
  const change = (event: ChangeEvent<HTMLSelectElement>) =>
    location.assign(withSetting(name, event.target.value));
  return (
    <div className="developer-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={change}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
