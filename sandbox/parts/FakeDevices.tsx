import { type ReactElement, useSyncExternalStore } from 'react';
import type { MockBackend } from '../../mocks/backend.js';
import { FakeApp } from '../../src/demo/FakeSdkSheet.js';
import { getFakeSdk, subscribeToFakeSdk } from '../../src/demo/fakeSdk.js';
import { demoWords } from '../../src/demo/words.js';
import { FakePhone } from './FakePhone.js';

/** Shows the device for which the handoff waits: the native app, or the phone that scans the code. */
export function FakeDevices({ backend }: { readonly backend: MockBackend }): ReactElement | null {
  const sdk = useSyncExternalStore(subscribeToFakeSdk, getFakeSdk);
  if (!sdk) return null;
  if (sdk.kind === 'phone') return <FakePhone loginUrl={sdk.loginUrl} backend={backend} />;
  return (
    <div className="sandbox-beside">
      <FakeApp {...sdk} words={demoWords['zh-CN']} />
    </div>
  );
}
