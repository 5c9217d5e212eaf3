export type { MockBackend, MockOrder, SdkChoice } from './backend.js';
export { createMockBackend } from './backend.js';
export type {
  DrawFrame,
  FakeCamera,
  FakeCameraBehavior,
  FakeCameraDevice,
  FakeCameraOptions,
} from './createFakeCamera.js';
export { createFakeCamera } from './createFakeCamera.js';
export { createMockFetch } from './createMockFetch.js';
export type { MockHandlerOptions } from './createMockHandlers.js';
export { createMockHandlers } from './createMockHandlers.js';
export type { MockPartner, MockPartnerOptions, MockRequest } from './createMockPartner.js';
export { createMockPartner } from './createMockPartner.js';
export type { Endpoint, Fault, FaultName } from './faults.js';
export { faults, findFault } from './faults.js';
export type { MagicEffect, MagicInput } from './magicInputs.js';
export { magicInputs } from './magicInputs.js';
export type { MockHandoffOptions } from './mockHandoff.js';
export { mockHandoff } from './mockHandoff.js';
export { drawPortrait, samplePortrait } from './portrait.js';
export { sampleJpegBase64, sampleMp4Base64 } from './sampleMedia.js';
export { sampleStates } from './sampleStates.js';
export type { FaultPlan, MockSettings, Scenario, ScenarioName } from './scenarios.js';
export { findScenario, scenarios } from './scenarios.js';
export type { StartedMocks, StartMocksOptions } from './startMocks.js';
export { startMocks } from './startMocks.js';
