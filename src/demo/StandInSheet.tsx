import { type ReactElement, useSyncExternalStore } from 'react';
import type { SdkChoice } from '../../mocks/backend.js';
import type { BridgeRequest } from '../handoff/bridgeHandoff.js';
import { endFaceCheck } from './faceCheck.js';
import { getStandIn, type StandIn, subscribeToStandIn } from './standIn.js';
import './standIn.css';

/** How the app's face SDK can end: https://cloud.tencent.com/document/product/1007/35871 */
const endings: readonly { readonly label: string; readonly code: string; readonly choice: SdkChoice }[] = [
  { label: '通过', code: '0', choice: 'pass' },
  { label: '不是本人', code: '66660004', choice: 'notSamePerson' },
  { label: '中途退出', code: '41000', choice: 'interrupted' },
  { label: '没有摄像头权限', code: '41002', choice: 'cameraDenied' },
];

/** Plays the native app, or the phone that scans the code: plainly not part of the insurer's page. */
export function StandInSheet(): ReactElement | null {
  const standIn = useSyncExternalStore(subscribeToStandIn, getStandIn);
  if (!standIn) return null;
  if (standIn.kind === 'phone') {
    return (
      <aside className="stand-in" aria-label="模拟手机">
        <p>没有手机？在新标签页里扮演手机，完成后回到这里。</p>
        <a className="stand-in-action" href={standIn.loginUrl} target="_blank" rel="noreferrer">
          扮演手机：打开二维码里的地址
        </a>
      </aside>
    );
  }
  return <AppStandIn {...standIn} />;
}

/** Plays the native app: shows what it was asked, and answers as the developer picks. */
export function AppStandIn({ request, answer }: Extract<StandIn, { kind: 'app' }>): ReactElement {
  return (
    <aside className="stand-in" aria-label="模拟原生应用">
      <p>这里代替原生应用。它收到了一条消息，请选择刷脸怎样结束：</p>
      {endings.map(({ label, code, choice }) => (
        <button
          className="stand-in-action"
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

/** The signature and the nonce by their length alone. */
function withoutSecrets({ ticket, ...request }: BridgeRequest): object {
  if (!ticket) return request;
  const secrets = Object.entries({ sign: ticket.sign, nonce: ticket.nonce }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `（${value.length} 位）`] as const],
  );
  return { ...request, ticket: { ...ticket, ...Object.fromEntries(secrets) } };
}
