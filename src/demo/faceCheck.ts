import { createMockBackend, type SdkChoice } from '../../mocks/backend.js';
import { hasServerMocks } from './settings.js';

/** Returns whether the face check of an order has started in another tab, if this browser has the mocked partner. */
export function hasFaceCheckStarted(orderNo: string): boolean {
  return !hasServerMocks() && createMockBackend(localStorage).find(orderNo)?.started === true;
}

/** Stores the result of a face check with the mocked partner, if it took place outside the fake face SDK's page. */
export async function endFaceCheck(
  { orderNo, faceId }: { readonly orderNo: string; readonly faceId: string },
  choice: SdkChoice,
): Promise<void> {
  if (!hasServerMocks()) {
    createMockBackend(localStorage).update(orderNo, { started: true, choice });
    return;
  }
  const query = new URLSearchParams({ orderNo, faceId, choice, url: location.origin });
  await fetch(`/face-sdk.html/end?${query}`, { redirect: 'manual' });
}
