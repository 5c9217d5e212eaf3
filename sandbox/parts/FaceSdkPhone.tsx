import { type ReactElement, useRef, useState } from 'react';
import type { MockBackend } from '../../mocks/backend.js';
import css from '../../mocks/face-sdk/page.css?inline';
import { renderFaceSdkPage } from '../../mocks/face-sdk/renderFaceSdkPage.js';

interface FaceSdkPhoneProps {
  /** What the QR code says. */
  readonly loginUrl: string;
  readonly backend: MockBackend;
}

/** The phone that scans the code: the stand-in of the face SDK's page on it, then what the host's page says there. */
export function FaceSdkPhone({ loginUrl, backend }: FaceSdkPhoneProps): ReactElement {
  const [scanned, setScanned] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const open = () => {
    const place = frame.current?.contentDocument?.querySelector('main');
    const end = () => place?.replaceChildren('手机上的刷脸已经结束，请回到电脑。');
    place?.replaceChildren(...renderFaceSdkPage(new URL(loginUrl).searchParams, backend, end));
  };
  return (
    <aside className="sandbox-beside" aria-label="Stand-in of the phone">
      <p>This phone stands for the one that scans the code.</p>
      <div className="sandbox-phone" data-small="">
        {scanned ? (
          // Its own document: the page is styled as a whole page is.
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
