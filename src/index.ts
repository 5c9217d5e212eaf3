export type { CameraDevices } from './camera/cameraDevices.js';
export type { ApiOptions, JsonValue, ResolveTicket } from './client/apiOptions.js';
export type { GetToken } from './client/createTokenSource.js';
export type { UploadPhoto } from './client/createUploader.js';
export type { ExtraHeaders } from './client/requestHeaders.js';
export type { CatalogReason } from './codes/reasons.js';
export type {
  BrowserName,
  ContainerName,
  DeviceKind,
  InAppBrowser,
  PermissionSteps,
  SystemName,
} from './environment/containers.js';
export type { Environment } from './environment/readEnvironment.js';
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
export type { Bridge, BridgeAnswer, BridgeHandoffOptions, BridgeRequest } from './handoff/bridge.js';
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
export { readConsentText } from './react/consent/readConsentText.js';
export type { FaceVerificationProps } from './react/FaceVerification.js';
export { FaceVerification } from './react/FaceVerification.js';
export type { Appearance } from './react/FaceVerificationView.js';
export type { Explanation, Messages } from './react/messages/messages.js';
export type { MessageOverrides } from './react/messages/useMessages.js';
export type { SlotProps, Slots } from './react/slots.js';
export { useFaceVerification } from './react/useFaceVerification.js';
export type { FaceVerificationHandle } from './session/connectFlow.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';
