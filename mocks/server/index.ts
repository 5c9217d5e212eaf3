export type { NodeListener } from './createNodeListener.js';
export { createNodeListener, SCENARIO_HEADER } from './createNodeListener.js';
export type { MockServer, MockServerOptions } from './startMockServer.js';
export { startMockServer } from './startMockServer.js';
