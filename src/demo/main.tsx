import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readReturn } from '../handoff/returnParameters.js';
import { DemoPage } from './DemoPage.js';
import { hasServerMocks, readSettings } from './settings.js';
import '../react/styles.css';
import './demo.css';

const settings = readSettings(location.search);

// A scenario begins with the visit, and goes on when the face SDK comes back.
const begins = !readReturn(location.href);
if (settings.scenario !== 'live') {
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
  createRoot(app).render(
    <StrictMode>
      <DemoPage settings={settings} />
    </StrictMode>,
  );
}
