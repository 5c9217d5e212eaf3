import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { FaceVerification, redirectHandoff } from '../../src/index.js';

it('renders the consent page on a server, where there is no DOM', () => {
  expect(typeof document).toBe('undefined');
  const html = renderToString(
    <FaceVerification
      type="match"
      userId="user123"
      api={{ baseUrl: '/api' }}
      handoff={redirectHandoff({ loginUrl: 'https://kyc1.qcloud.com/api/web/login' })}
    />,
  );
  expect(html).toContain('data-step="consenting"');
  expect(html).toContain('人脸信息处理授权');
  expect(html).not.toContain('checked');
});
