import { FaceVerificationError, toFaceVerificationError } from '../shared/errors.js';
import { canHandle, type Handoff, type HandoffAdapter, toAdapter } from './adapter.js';
import { type HandoffEnvironment, readHandoffEnvironment } from './environment.js';
import { checkFrame } from './frame.js';
import { findHandoffErrors } from './handoffErrors.js';
import { listHandoffs, readConfiguration } from './madeHandoffs.js';

/** Checks a handoff before anything is asked of the user. */
export function checkHandoffEarly(handoff: Handoff): FaceVerificationError | undefined {
  const error = checkHandoff(handoff, readHandoffEnvironment());
  return error && isOfThePlace(error) && mayAppear(handoff) ? undefined : error;
}

/** Whether an error may be gone when the ticket is requested, if the app has injected its bridge by then. */
function isOfThePlace({ code }: FaceVerificationError): boolean {
  return /^handoff_(?:outside_app|unsupported|in_mini_program)$/.test(code);
}

/** Whether the app may still inject its bridge, which the host's getter then returns. */
function mayAppear(handoff: Handoff): boolean {
  const bridges = listHandoffs(handoff).filter(({ by }) => by === 'bridgeHandoff');
  return bridges.some(({ options }) => Object.getOwnPropertyDescriptor(options, 'bridge')?.get);
}

/**
 * Checks whether a handoff can work on this page. It sends no request.
 * @returns the reason if it cannot: `invalid_options` with a sentence for each error, `handoff_outside_app`,
 * `handoff_in_mini_program`, `handoff_unsupported`, or `handoff_failed` in a frame that may not leave
 */
export function checkHandoff(
  handoff: Handoff,
  environment: HandoffEnvironment,
): FaceVerificationError | undefined {
  const adapter = toAdapter(handoff);
  try {
    const errors = findHandoffErrors(adapter);
    if (errors.length > 0) return new FaceVerificationError('invalid_options', errors.join(' '));
    if (canHandle(adapter, environment)) {
      checkFrameOf(adapter, environment);
      return undefined;
    }
  } catch (error) {
    return toFaceVerificationError(error);
  }
  return new FaceVerificationError(
    codeFor(adapter, environment),
    'No handoff can work here, so none was started.',
  );
}

function codeFor({ name }: HandoffAdapter, { miniProgram }: HandoffEnvironment) {
  if (name === 'bridge') return 'handoff_outside_app';
  return miniProgram ? 'handoff_in_mini_program' : 'handoff_unsupported';
}

/** Checks the frame around this page if the handoff that would be started leaves the page. */
function checkFrameOf(adapter: HandoffAdapter, environment: HandoffEnvironment): void {
  const made = readConfiguration(adapter);
  if (made?.by === 'redirectHandoff') checkFrame(made.options);
  const chosen = made?.by === 'chooseHandoff' && made.choose(environment);
  if (chosen) checkFrameOf(chosen, environment);
}
