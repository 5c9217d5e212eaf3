import { type ReactElement, useRef, useState } from 'react';
import type { MockBackend } from '../../mocks/backend.js';
import css from '../../mocks/face-sdk/page.css?inline';
import { renderFaceSdkPage } from '../../mocks/face-sdk/renderFaceSdkPage.js';

interface FakePhoneProps {
  /** Content of the QR code. */
  readonly loginUrl: string;
  readonly backend: MockBackend;
}

/** A fake phone that scans the code. It shows the fake face SDK's page, then the host's last page. */
export function FakePhone({ loginUrl, backend }: FakePhoneProps): ReactElement {
  const [scanned, setScanned] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const open = () => {
    const place = frame.current?.contentDocument?.querySelector('main');
    const end = () => place?.replaceChildren('手机上的刷脸已经结束，请回到电脑。');
    place?.replaceChildren(...renderFaceSdkPage(new URL(loginUrl).searchParams, backend, end));
  };
  return (
    <aside className="sandbox-beside" aria-label="Fake phone">
      <p>A fake phone that scans the code.</p>
      <div className="sandbox-phone" data-small="">
        {scanned ? (
          // A document of its own, since the page's styles are those of a whole page.
          <iframe
            ref={frame}
            title="Face SDK"
            srcDoc={`<!doctype html><html lang="zh-CN"><style>${css}</style><body><main></main></body></html>`}
            onLoad={open}
          />
        ) : (
          <button type="button" className="sandbox-scan" onClick={() => setScanned(true)}>
            Scan the code
          </button>
        )}
      </div>
    </aside>
  );
}
