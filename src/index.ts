export type { ApiOptions, JsonValue, ResolveTicket } from './client/apiOptions.js';
export type { GetToken } from './client/createTokenSource.js';
export type { UploadPhoto } from './client/createUploader.js';
export type { ExtraHeaders } from './client/requestHeaders.js';
export type { Identity, Outcome, ResultMedia, SourcePhoto, Ticket } from './flow/model.js';
export type {
  FlowAction,
  FlowState,
  FlowStep,
  HandoffPresentation,
  HandoffReturn,
} from './flow/states.js';
export type { Handoff, HandoffAdapter, HandoffContext, HandoffFunction } from './handoff/adapter.js';
export type { Bridge, BridgeAnswer, BridgeRequest } from './handoff/bridge.js';
export type { BridgeHandoffOptions } from './handoff/bridgeHandoff.js';
export { bridgeHandoff } from './handoff/bridgeHandoff.js';
export { chooseHandoff } from './handoff/chooseHandoff.js';
export type { HandoffEnvironment, InAppBrowser } from './handoff/environment.js';
export type { RedirectHandoffOptions } from './handoff/facePage.js';
export type { LoginUrlOptions } from './handoff/loginUrl.js';
export type { QrHandoffOptions } from './handoff/qrHandoff.js';
export { qrHandoff } from './handoff/qrHandoff.js';
export { redirectHandoff } from './handoff/redirectHandoff.js';
export type { FaceVerificationEvent } from './options/events.js';
export type {
  AuthmatchOptions,
  CameraOptions,
  ConsentOptions,
  ConsentRecord,
  FaceVerificationOptions,
  MatchOptions,
  PhotoOptions,
  ResultOptions,
} from './options/options.js';
export type { FaceVerificationProps } from './react/FaceVerification.js';
export { FaceVerification } from './react/FaceVerification.js';
export type { Messages } from './react/messages/messages.js';
export type { Locale, MessageOverrides } from './react/messages/useMessages.js';
export type { SlotProps, Slots } from './react/slots.js';
export { useFaceVerification } from './react/useFaceVerification.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';
