import { type ReactElement, useSyncExternalStore } from 'react';
import type { SdkChoice } from '../../mocks/backend.js';
import type { BridgeRequest } from '../handoff/bridge.js';
import { endFaceCheck } from './faceCheck.js';
import { type FakeSdk, getFakeSdk, subscribeToFakeSdk } from './fakeSdk.js';
import './fakeSdk.css';

/** Results of the app's face SDK: https://cloud.tencent.com/document/product/1007/35871 */
const endings: readonly { readonly label: string; readonly code: string; readonly choice: SdkChoice }[] = [
  { label: '通过', code: '0', choice: 'pass' },
  { label: '不是本人', code: '66660004', choice: 'notSamePerson' },
  { label: '中途退出', code: '41000', choice: 'interrupted' },
  { label: '没有相机权限', code: '41002', choice: 'cameraDenied' },
];

/** Shows the fake native app or the fake phone below the insurer's page, visibly not part of it. */
export function FakeSdkSheet(): ReactElement | null {
  const sdk = useSyncExternalStore(subscribeToFakeSdk, getFakeSdk);
  if (!sdk) return null;
  if (sdk.kind === 'phone') {
    return (
      <aside className="fake-sdk" aria-label="模拟手机">
        <p>没有手机？在新标签页里扮演手机，完成后回到这里。</p>
        <a className="fake-sdk-action" href={sdk.loginUrl} target="_blank" rel="noreferrer">
          扮演手机：打开二维码里的地址
        </a>
      </aside>
    );
  }
  return <FakeApp {...sdk} />;
}

/** Shows the request to the fake native app, and answers as the developer picks. */
export function FakeApp({ request, answer }: Extract<FakeSdk, { kind: 'app' }>): ReactElement {
  return (
    <aside className="fake-sdk" aria-label="模拟原生应用">
      <p>这里代替原生应用。它收到了一条消息，请选择刷脸怎样结束：</p>
      {endings.map(({ label, code, choice }) => (
        <button
          className="fake-sdk-action"
          type="button"
          key={code}
          onClick={async () => {
            if (request.ticket) await endFaceCheck(request.ticket, choice);
            answer(code);
          }}
        >
          {label} <small>code={code}</small>
        </button>
      ))}
      <details>
        <summary>收到的消息</summary>
        <pre>{JSON.stringify(withoutSecrets(request), undefined, 2)}</pre>
      </details>
    </aside>
  );
}

/** Replaces the signature and the nonce by their length. */
function withoutSecrets({ ticket, ...request }: BridgeRequest): object {
  if (!ticket) return request;
  const secrets = Object.entries({ sign: ticket.sign, nonce: ticket.nonce }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `（${value.length} 位）`] as const],
  );
  return { ...request, ticket: { ...ticket, ...Object.fromEntries(secrets) } };
}
