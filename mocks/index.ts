export type { MockBackend, MockOrder, SdkChoice } from './backend.js';
export { createMockBackend } from './backend.js';
export type { HandlerOptions } from './createHandlers.js';
export { createHandlers } from './createHandlers.js';
export type {
  DrawFrame,
  StandInCamera,
  StandInCameraOptions,
  StandInOutcome,
} from './createStandInCamera.js';
export { createStandInCamera } from './createStandInCamera.js';
export { drawPortrait, samplePortrait } from './drawPortrait.js';
export type { Fault, Scenario, ScenarioName } from './scenarios.js';
export { findScenario, scenarios } from './scenarios.js';
export type { StartedMocks, StartMocksOptions } from './startMocks.js';
export { startMocks } from './startMocks.js';
