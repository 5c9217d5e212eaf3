import { tellJourneys } from './tellJourneys.js';

tellJourneys('Firefox ESR');
