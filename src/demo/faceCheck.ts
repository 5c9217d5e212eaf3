import { createMockBackend, type SdkChoice } from '../../mocks/backend.js';
import { hasServerMocks } from './settings.js';

/** Tells the mocked partner how a face check ended that happened on no page of the face SDK. */
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
