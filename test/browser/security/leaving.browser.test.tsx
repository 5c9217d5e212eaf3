import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createMockPartner } from '../../../mocks/index.js';
import { FaceVerification } from '../../../src/index.js';
import { identity } from '../../unit/flow/samples.js';
import { agree, sees, tap } from '../react/tap.js';
import '../../../src/react/styles/styles.css';

it('that the face check is on another page is said before it is gone to, and can be declined', async () => {
  const partner = createMockPartner();
  let answer = () => {};
  let answered = false;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const handoff = vi.fn(async () => undefined);
  await render(
    <FaceVerification
      type="authmatch"
      userId="user123"
      api={{
        baseUrl: '/api',
        getToken: () => 'token',
        async fetch(input, init) {
          await asked;
          return partner.fetch(input, init).finally(() => {
            answered = true;
          });
        },
      }}
      identity={identity}
      handoff={handoff}
      resume={false}
    />,
  );
  await sees('交给腾讯云等机构核验');
  document.querySelector('summary')?.click();
  await sees('腾讯云慧眼人脸核身');
  await agree();
  await tap('下一步');
  await sees('接下来打开刷脸页面，完成后会回到这里');
  await tap('退出');
  await sees('已退出核验');
  answer();
  await vi.waitUntil(() => answered, { timeout: 30_000 });
  await sees('已退出核验');
  expect(handoff).not.toHaveBeenCalled();
});
