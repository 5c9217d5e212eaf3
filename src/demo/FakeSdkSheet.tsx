import { type ReactElement, useSyncExternalStore } from 'react';
import type { SdkChoice } from '../../mocks/backend.js';
import type { BridgeRequest } from '../handoff/bridge.js';
import { endFaceCheck } from './faceCheck.js';
import { type FakeSdk, getFakeSdk, subscribeToFakeSdk } from './fakeSdk.js';
import type { demoWords } from './words.js';
import './fakeSdk.css';

/** Results of the app's face SDK: https://cloud.tencent.com/document/product/1007/35871 */
const endings = [
  ['0', 'pass'],
  ['66660004', 'notSamePerson'],
  ['41000', 'interrupted'],
  ['41002', 'cameraDenied'],
] as const satisfies readonly (readonly [code: string, choice: SdkChoice])[];

type Words = (typeof demoWords)['zh-CN'];

/** Shows the fake native app or the fake phone at the window's lower edge, visibly not part of the insurer's page. */
export function FakeSdkSheet({ words }: { readonly words: Words }): ReactElement | null {
  const sdk = useSyncExternalStore(subscribeToFakeSdk, getFakeSdk, getFakeSdk);
  if (!sdk) return null;
  if (sdk.kind === 'phone') {
    return (
      <aside className="fake-sdk" aria-label={words.fakePhone}>
        <p>{words.fakePhoneNote}</p>
        <a className="fake-sdk-action" href={sdk.loginUrl} target="_blank" rel="noreferrer">
          {words.playPhone}
        </a>
      </aside>
    );
  }
  return <FakeApp {...sdk} words={words} />;
}

type FakeAppProps = Extract<FakeSdk, { kind: 'app' }> & { readonly words: Words };

/** Shows the request to the fake native app, and answers as the developer picks. */
export function FakeApp({ request, answer, words }: FakeAppProps): ReactElement {
  return (
    <aside className="fake-sdk" aria-label={words.fakeApp}>
      <p>{words.fakeAppNote}</p>
      <div className="fake-sdk-actions">
        {endings.map(([code, choice]) => (
          <button
            className="fake-sdk-action"
            type="button"
            key={code}
            onClick={async () => {
              if (request.ticket) await endFaceCheck(request.ticket, choice);
              answer(code);
            }}
          >
            {words.endings[choice]} <small>code={code}</small>
          </button>
        ))}
      </div>
      <details>
        <summary>{words.message}</summary>
        <pre>{JSON.stringify(withoutSecrets(request, words.secret), undefined, 2)}</pre>
      </details>
    </aside>
  );
}

/** Replaces the signature and the nonce by their length. */
function withoutSecrets({ ticket, ...request }: BridgeRequest, secret: string): object {
  if (!ticket) return request;
  const secrets = Object.entries({ sign: ticket.sign, nonce: ticket.nonce }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, secret.replace('{length}', String(value.length))] as const],
  );
  return { ...request, ticket: { ...ticket, ...Object.fromEntries(secrets) } };
}
