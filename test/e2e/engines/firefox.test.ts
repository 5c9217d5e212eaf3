import { runJourneys } from './runJourneys.js';

runJourneys('Firefox ESR');
