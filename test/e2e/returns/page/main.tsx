/**
 * A host's page on a backend of its own, for the stories of leaving and coming back. Unlike the demo's it has no
 * referrer policy, and it tells its server whatever the widget tells it.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { samplePortrait } from '../../../../mocks/portrait.js';
import { hasOpenOrder } from '../../../../src/core.js';
import { FaceVerification, redirectHandoff } from '../../../../src/index.js';
import '../../../../src/react/styles/styles.css';
import { canaries } from '../canaries.js';

const query = new URLSearchParams(location.search);

/** Told at once, also by a page that is about to be left. */
const tell = (what: string, detail?: unknown) =>
  void navigator.sendBeacon('/told', JSON.stringify({ what, detail: detail ?? '' }));

for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  const write = console[level];
  console[level] = (...words: unknown[]) => {
    tell('console', words.map(String).join(' '));
    write(...words);
  };
}
tell('shown', 'loaded anew');
addEventListener('pageshow', ({ persisted }) => persisted && tell('shown', 'restored'));
document.addEventListener('visibilitychange', () => tell('visibility', document.visibilityState));
// Keeps Chromium and Firefox from keeping the page alive behind the next one.
if (query.has('unload')) addEventListener('unload', () => {});

if (query.has('no-storage')) {
  for (const name of ['sessionStorage', 'localStorage']) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  }
}

interface Settings {
  readonly faceUrl: string;
  readonly ticketTtlMs?: number;
  readonly orderLifeMs?: number;
}
const settings: Settings = await (await fetch('/settings')).json();

const common = {
  userId: 'customer-7',
  api: { baseUrl: '', getToken: () => canaries.token },
  handoff: redirectHandoff({
    loginUrl: async () => (await fetch('/login-address')).text(),
    allowedHosts: [new URL(settings.faceUrl).host],
  }),
  ticketTtlMs: settings.ticketTtlMs,
  ...(settings.orderLifeMs ? { resume: { maxAgeMs: settings.orderLifeMs } } : {}),
  onComplete: (outcome: unknown) => tell('complete', outcome),
  onClose: (outcome: unknown) => tell('finish', outcome),
  onCancel: (at: unknown) => tell('cancel', at),
  onEvent: (event: unknown) => tell('event', event),
  onError: ({ code, message, details }: { code: string; message: string; details: unknown }) =>
    tell('error', { code, message, details }),
};

/** A router with hashes: the widget is on one page of several. */
const hasRouter = query.has('hash-router');
if (hasRouter && hasOpenOrder({ userId: common.userId })) location.hash = '#/verify';
const isElsewhere = hasRouter && location.hash !== '#/verify';

const app = document.querySelector('#app');
if (app && isElsewhere) app.textContent = '首页';
else if (app) {
  createRoot(app).render(
    <StrictMode>
      {query.get('type') === 'match' ? (
        <FaceVerification {...common} type="match" photo={{ takePhoto: samplePortrait, camera: false }} />
      ) : (
        <FaceVerification
          {...common}
          type="authmatch"
          identity={{ name: canaries.name, idNo: canaries.idNo }}
        />
      )}
    </StrictMode>,
  );
}
