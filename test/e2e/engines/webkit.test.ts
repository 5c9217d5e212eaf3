import { tellJourneys } from './tellJourneys.js';

tellJourneys('WebKitGTK');
