import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readReturn } from '../handoff/returnParameters.js';
import { DemoPage } from './DemoPage.js';
import { readSettings } from './settings.js';
import '../react/styles.css';
import './demo.css';

const settings = readSettings(location.search);

if (settings.scenario !== 'live') {
  const { startMocks } = await import('../../mocks/startMocks.js');
  const { backend } = await startMocks({ scenario: settings.scenario });
  // A scenario begins with the visit, and goes on when the face SDK comes back.
  if (!readReturn(location.href)) backend.resetCounters();
}

const app = document.querySelector('#app');
if (app) {
  createRoot(app).render(
    <StrictMode>
      <DemoPage settings={settings} />
    </StrictMode>,
  );
}
