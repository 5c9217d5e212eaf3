import type { ReactElement } from 'react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { defineFaceVerification } from '../../../src/element.js';
import { FaceVerification, redirectHandoff, useFaceVerification } from '../../../src/index.js';

const common = {
  userId: 'user123',
  api: { baseUrl: '/api' },
  handoff: redirectHandoff({ loginUrl: 'https://kyc1.qcloud.com/api/web/login' }),
};

describe('on a server, where there is no DOM', () => {
  it('the consent page is rendered', () => {
    expect(typeof document).toBe('undefined');
    const html = renderToString(<FaceVerification type="match" {...common} />);
    expect(html).toContain('data-step="consenting"');
    expect(html).toContain('人脸信息处理授权');
    expect(html).not.toContain('checked');
  });

  it('the consent page has no form, since a parser drops a form inside a form of the host', () => {
    expect(renderToString(<FaceVerification type="match" {...common} />)).not.toContain('<form');
  });

  it.each(['match', 'authmatch'] as const)(
    'the first step of %s keeps its place where consent is the host’s',
    (type) => {
      const html = renderToString(
        <StrictMode>
          <FaceVerification type={type} {...common} consent={false} />
        </StrictMode>,
      );
      expect(html).toContain(`data-step="${type === 'match' ? 'capturing' : 'enteringIdentity'}"`);
    },
  );

  it('several stand on one page, each with ids of its own', () => {
    const html = renderToString(
      <>
        <FaceVerification type="match" {...common} />
        <FaceVerification type="authmatch" {...common} userId="user456" />
      </>,
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('an own UI gets the first state', () => {
    function Own(): ReactElement {
      const { state } = useFaceVerification({ type: 'match', ...common });
      return <p>{state.step}</p>;
    }
    expect(renderToString(<Own />)).toBe('<p>consenting</p>');
  });

  it('the element defines nothing, and throws nothing', () => {
    expect(() => defineFaceVerification()).not.toThrow();
  });
});
