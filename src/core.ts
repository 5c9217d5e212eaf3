export type { CameraDevices, CameraPermission } from './camera/cameraDevices.js';
export type { Diagnosis } from './camera/diagnose.js';
export { diagnose } from './camera/diagnose.js';
export type { CatalogueAction, CatalogueEntry, CatalogueReason } from './client/errorCatalogue.js';
export { errorCatalogue, explainCode } from './client/errorCatalogue.js';
export type { FaceVerificationHandle } from './createFaceVerification.js';
export { createFaceVerification } from './createFaceVerification.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './errors.js';
export { FaceVerificationError, isFaceVerificationError } from './errors.js';
export type {
  Identity,
  Outcome,
  PendingOrder,
  PhotoOrigin,
  PreparedPhoto,
  Ticket,
  VerificationType,
} from './flow/model.js';
export type { FlowState, FlowStep, FlowWish, HandoffReturn } from './flow/states.js';
export type { HandoffAdapter, HandoffContext } from './handoff/adapter.js';
export type { RedirectHandoffOptions } from './handoff/redirectHandoff.js';
export { redirectHandoff } from './handoff/redirectHandoff.js';
export { readSdkCode } from './handoff/sdkCodes.js';
export type {
  AuthmatchOptions,
  CameraOptions,
  ConsentOptions,
  FaceVerificationEvent,
  FaceVerificationOptions,
  MatchOptions,
  PhotoOptions,
  ResumeOptions,
} from './options.js';
export { preparePhoto } from './photo/preparePhoto.js';
