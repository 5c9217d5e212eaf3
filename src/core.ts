export type { CameraDevices, CameraPermission } from './camera/cameraDevices.js';
export type { CameraChoice } from './camera/listCameras.js';
export type {
  CameraRequestOptions,
  CameraRequestRefusal,
  CameraRequestResult,
} from './camera/requestCamera.js';
export { requestCamera } from './camera/requestCamera.js';
export type { ApiOptions, JsonValue, ResolveTicket } from './client/apiOptions.js';
export type { GetToken } from './client/createTokenSource.js';
export type { UploadPhoto } from './client/createUploader.js';
export type { ExtraHeaders } from './client/requestHeaders.js';
export type { UploadFormOptions } from './client/uploadForm.js';
export { uploadForm } from './client/uploadForm.js';
export type { CameraErrorReason } from './codes/cameraErrors.js';
export type { CatalogEntry, CatalogFamily } from './codes/errorCatalog.js';
export { errorCatalog } from './codes/errorCatalog.js';
export type { CodeExplanation } from './codes/explainCode.js';
export { explainCode } from './codes/explainCode.js';
export type { CatalogAction, CatalogReason } from './codes/reasons.js';
export { readSdkCode } from './codes/sdkCodes.js';
export type {
  BrowserName,
  ContainerName,
  DeviceKind,
  InAppBrowser,
  PermissionSteps,
  SystemName,
} from './environment/containers.js';
export type { BrowserSigns, Environment } from './environment/readEnvironment.js';
export { readEnvironment } from './environment/readEnvironment.js';
export type { AgeBand } from './flow/age.js';
export type {
  CameraFacing,
  CameraReport,
  CameraReportStatus,
  DetectFaces,
  FaceBox,
  FaceImage,
  FacesFound,
  Identity,
  Outcome,
  OutcomeMedia,
  PendingOrder,
  PhotoBudget,
  PhotoHint,
  PhotoOrigin,
  PhotoPath,
  Picker,
  PreparedPhoto,
  ResultMedia,
  SourcePhoto,
  Subject,
  Ticket,
  VerificationType,
} from './flow/model.js';
export type {
  FlowAction,
  FlowState,
  FlowStep,
  HandoffPresentation,
  HandoffReturn,
  MediaState,
  RetryPoint,
  ShownConsent,
} from './flow/states.js';
export type { Handoff, HandoffAdapter, HandoffContext, HandoffFunction } from './handoff/adapter.js';
export type {
  Bridge,
  BridgeAnswer,
  BridgeFunction,
  BridgeHandoffOptions,
  BridgeRequest,
  MessagingBridge,
  ReplyingBridge,
} from './handoff/bridge.js';
export { bridgeHandoff } from './handoff/bridgeHandoff.js';
export { chooseHandoff } from './handoff/chooseHandoff.js';
export type { HandoffEnvironment } from './handoff/environment.js';
export type { RedirectHandoffOptions } from './handoff/facePage.js';
export type { LoginUrlOptions } from './handoff/loginUrl.js';
export type { MiniProgramHandoffOptions, MiniProgramRequest } from './handoff/miniProgram.js';
export { miniProgramHandoff } from './handoff/miniProgramHandoff.js';
export type { QrHandoffOptions } from './handoff/qrHandoff.js';
export { qrHandoff } from './handoff/qrHandoff.js';
export { redirectHandoff } from './handoff/redirectHandoff.js';
export type { FaceVerificationEvent, TraceEntry } from './options/events.js';
export type {
  AuthmatchOptions,
  Callbacks,
  CameraOptions,
  ConsentOptions,
  ConsentRecipient,
  ConsentRecord,
  FaceVerificationOptions,
  MatchOptions,
  PhotoOptions,
  ResultOptions,
  ResumeOptions,
  TakenPhoto,
} from './options/options.js';
export { preparePhoto } from './photo/preparePhoto.js';
export type { FaceVerificationHandle } from './session/connectFlow.js';
export { createFaceVerification } from './session/createFaceVerification.js';
export type { Diagnosis } from './session/diagnose.js';
export { diagnose } from './session/diagnose.js';
export { hasOpenOrder } from './session/hasOpenOrder.js';
export { createSupportReport } from './session/supportReport.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';
