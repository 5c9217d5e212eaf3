export type { CameraDevices, CameraPermission } from './camera/cameraDevices.js';
export type { Diagnosis } from './camera/diagnose.js';
export { diagnose } from './camera/diagnose.js';
export type { ApiOptions, JsonValue, ResolveTicket } from './client/apiOptions.js';
export type { UploadPhoto } from './client/createUploader.js';
export type { UploadFormOptions } from './client/uploadForm.js';
export { uploadForm } from './client/uploadForm.js';
export type { CatalogueAction, CatalogueReason, CodeExplanation } from './codes/codes.js';
export { explainCode } from './codes/codes.js';
export type { CatalogueEntry, CatalogueFamily } from './codes/errorCatalog.js';
export { errorCatalogue } from './codes/errorCatalog.js';
export { readSdkCode } from './codes/sdkCodes.js';
export type {
  Identity,
  Outcome,
  OutcomeMedia,
  PendingOrder,
  PhotoOrigin,
  PreparedPhoto,
  ResultMedia,
  SourcePhoto,
  Ticket,
  VerificationType,
} from './flow/model.js';
export type { FlowAction, FlowState, FlowStep, HandoffReturn, MediaState } from './flow/states.js';
export type { Handoff, HandoffAdapter, HandoffContext, HandoffFunction } from './handoff/adapter.js';
export type { Bridge, BridgeAnswer, BridgeHandoffOptions, BridgeRequest } from './handoff/bridgeHandoff.js';
export { bridgeHandoff } from './handoff/bridgeHandoff.js';
export { chooseHandoff } from './handoff/chooseHandoff.js';
export type { HandoffEnvironment, InAppBrowser } from './handoff/environment.js';
export type { QrHandoffOptions } from './handoff/qrHandoff.js';
export { qrHandoff } from './handoff/qrHandoff.js';
export type { RedirectHandoffOptions } from './handoff/redirectHandoff.js';
export { redirectHandoff } from './handoff/redirectHandoff.js';
export type { FaceVerificationEvent, TraceEntry } from './options/events.js';
export type {
  AuthmatchOptions,
  CameraOptions,
  ConsentOptions,
  FaceVerificationOptions,
  MatchOptions,
  PhotoOptions,
  ResultOptions,
  ResumeOptions,
} from './options/options.js';
export { preparePhoto } from './photo/preparePhoto.js';
export type { FaceVerificationHandle } from './session/connectFlow.js';
export { createFaceVerification } from './session/createFaceVerification.js';
export { createSupportReport } from './session/supportReport.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';
