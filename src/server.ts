export type { JsonValue } from './client/apiOptions.js';
export type { GetToken } from './client/createTokenSource.js';
export type { Identity, ResultMedia, SourcePhoto, VerificationType } from './flow/model.js';
export type { FaceAuditEntry, FaceAuditEvent } from './server/audit.js';
export { createFaceGateway, type FaceGateway } from './server/createFaceGateway.js';
export type { FaceGatewayErrorCode } from './server/gatewayError.js';
export type {
  FaceExposure,
  FaceGatewayLimits,
  FaceGatewayOptions,
  FaceOrder,
  FacePhotoRules,
  FaceSession,
  FaceSubject,
  FaceVerdict,
} from './server/gatewayOptions.js';
export { memoryStore } from './server/memoryStore.js';
export {
  type IoredisClient,
  type NodeRedisClient,
  type RedisStoreOptions,
  redisStore,
} from './server/redisStore.js';
export type { FaceStore, FaceStoreCount, FaceStoreSetOptions } from './server/store.js';
export { type NodeRequest, type NodeResponse, toNodeHandler } from './server/toNodeHandler.js';
export type { FaceSweepReport, FaceVerifyOptions, FaceVerifyResult } from './server/verdicts.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';
