import { runJourneys } from './runJourneys.js';

runJourneys('WebKitGTK');
