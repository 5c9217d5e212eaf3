import { type ReactElement, useSyncExternalStore } from 'react';
import type { MockBackend } from '../../mocks/backend.js';
import { AppStandIn } from '../../src/demo/StandInSheet.js';
import { getStandIn, subscribeToStandIn } from '../../src/demo/standIn.js';
import { FaceSdkPhone } from './FaceSdkPhone.js';

/** What a developer's computer lacks, while the handoff waits for it: an app, or a phone that scans the code. */
export function HandoffBeside({ backend }: { readonly backend: MockBackend }): ReactElement | null {
  const standIn = useSyncExternalStore(subscribeToStandIn, getStandIn);
  if (!standIn) return null;
  if (standIn.kind === 'phone') return <FaceSdkPhone loginUrl={standIn.loginUrl} backend={backend} />;
  return (
    <div className="sandbox-beside">
      <AppStandIn {...standIn} />
    </div>
  );
}
