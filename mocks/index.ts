export type { MockBackend, MockOrder, SdkChoice } from './backend.js';
export { createMockBackend } from './backend.js';
export type {
  DrawFrame,
  StandInCamera,
  StandInCameraOptions,
  StandInOutcome,
} from './createFakeCamera.js';
export { createStandInCamera } from './createFakeCamera.js';
export { createMockFetch } from './createMockFetch.js';
export type { HandlerOptions } from './createMockHandlers.js';
export { createHandlers } from './createMockHandlers.js';
export type { MockPartner, MockPartnerOptions, MockRequest } from './createMockPartner.js';
export { createMockPartner } from './createMockPartner.js';
export { drawPortrait, samplePortrait } from './drawPortrait.js';
export type { Endpoint, Fault, FaultName } from './faults.js';
export { faults, findFault } from './faults.js';
export type { Magic, MagicInput } from './magicInputs.js';
export { magicInputs } from './magicInputs.js';
export type { MockHandoffOptions } from './mockHandoff.js';
export { mockHandoff } from './mockHandoff.js';
export { sampleJpegBase64, sampleMp4Base64 } from './sampleMedia.js';
export type { StateOf } from './sampleStates.js';
export { states } from './sampleStates.js';
export type { FaultPlan, MockSettings, Scenario, ScenarioName } from './scenarios.js';
export { findScenario, scenarios } from './scenarios.js';
export type { StartedMocks, StartMocksOptions } from './startMocks.js';
export { startMocks } from './startMocks.js';
