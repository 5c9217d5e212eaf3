import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { readReturn, takeReturn } from '../handoff/returnParameters.js';
import { DemoPage, PhoneDone } from './DemoPage.js';
import { PHONE_DONE } from './handoffs.js';
import { hasServerMocks, readSettings } from './settings.js';
import { demoWords } from './words.js';
import '../react/styles/styles.css';
import './demo.css';

const settings = readSettings(location.search);
document.documentElement.lang = settings.locale;
document.title = `${demoWords[settings.locale].title} · ${demoWords[settings.locale].brand}`;
const isPhone = new URLSearchParams(location.search).has(PHONE_DONE);

// A scenario starts with the visit and continues when the face SDK returns.
const begins = !readReturn(location.href);
if (isPhone) takeReturn();
else if (settings.scenario !== 'live') {
  if (!hasServerMocks()) {
    const { startMocks } = await import('../../mocks/startMocks.js');
    const { backend } = await startMocks({ scenario: settings.scenario });
    if (begins) backend.resetCounters();
  } else if (begins) {
    await fetch('/mock/reset', { method: 'POST' });
  }
}

const app = document.querySelector('#app');
if (app) {
  const root = createRoot(app);
  // A transition renders in slices of 5 ms and keeps the page responsive; otherwise it is one task of 50 ms, and four times
  // that on a slow phone (measured).
  startTransition(() =>
    root.render(
      <StrictMode>
        {isPhone ? <PhoneDone settings={settings} /> : <DemoPage settings={settings} />}
      </StrictMode>,
    ),
  );
}
