import type { FaceVerificationErrorCode } from '../shared/errors.js';

interface OwnCode {
  /** Whether another attempt needs another faceAdv. */
  readonly newTicket: boolean;
  readonly meaning: string;
  readonly source: string;
}

const CONTRACT = 'docs/backend.md';
const LIMITS = 'src/photo/limits.ts';
const H5 = 'https://cloud.tencent.com/document/product/1007/114178';

/** One row for each code of the widget; a code without a row does not compile. */
export const ownCodes: Readonly<Record<FaceVerificationErrorCode, OwnCode>> = {
  invalid_options: developer(
    'The host’s options are wrong; the message says which and why.',
    'src/options/options.ts',
  ),
  part_unavailable: {
    ...transport('A part of the widget did not load; the message has its address.'),
    source: 'docs/self-hosting.md',
  },
  photo_not_an_image: photo('Not a picture, or of a kind no browser can decode as a photo.'),
  photo_format_unsupported: photo(
    'A format that this engine cannot decode: HEIC, AVIF, TIFF, DNG, JPEG XL or MOV.',
  ),
  photo_unreadable: photo('The file is empty or could not be read, as cloud files on Android.'),
  photo_damaged: photo('The picture is cut off or cannot be decoded.'),
  photo_too_large: photo('More pixels or bytes than a phone can safely decode.'),
  photo_too_small: photo('Fewer pixels than a face needs.'),
  photo_bad_shape: photo('A shape no photo of a person has.'),
  photo_canvas_blocked: photo('The canvas returns nothing or noise.'),
  photo_over_limit: photo('No encode fits the limit.'),
  photo_source_failed: photo('The host’s own camera or upload function failed.'),
  network_unreachable: transport(
    'No connection, DNS, CORS, TLS, or a redirect: the browser does not say which.',
  ),
  request_timed_out: transport('No reply of the backend, or of a function of the host, within its timeout.'),
  token_unavailable: transport('The host’s getToken failed or took longer than 15 s.'),
  unauthorized: transport('401, also with a new token.'),
  http_error: transport('Any other HTTP status outside 2xx.'),
  malformed_response: transport('The reply is not what the contract says.'),
  partner_refused: { ...transport('errcode other than 0, or a status other than SUCCESS.'), newTicket: true },
  ticket_incomplete: { ...transport('faceAdv succeeded without a faceId or orderNo.'), newTicket: true },
  async_unresolved: { ...transport('The host’s `api.resolveTicket` failed.'), newTicket: true },
  result_mismatch: transport('faceAdvResult answered for another order.'),
  handoff_incomplete_ticket: developer('The ticket lacks what this handoff needs: sign, nonce or appId.', H5),
  handoff_failed: sdk('The face SDK could not be started.'),
  handoff_interrupted: sdk('The user left the face SDK midway.'),
  handoff_camera_denied: sdk('The face SDK may not use the camera.'),
  handoff_unsupported: sdk('This browser cannot record or lacks the real-time mode.'),
  handoff_in_mini_program: {
    ...sdk('This page is in a mini-program, whose web-view does not open the face SDK’s page.'),
    source: 'docs/environments.md',
  },
  handoff_outside_app: {
    ...sdk('This page is not in the app whose bridge the handoff needs.'),
    source: 'src/handoff/bridgeHandoff.ts',
  },
  ticket_expired: sdk('The ticket was not used in its lifetime.'),
  unexpected: {
    ...transport('A defect of ours or a throw in the host’s code; see cause.'),
    source: 'src/shared/errors.ts',
  },
};

function photo(meaning: string): OwnCode {
  return { meaning, newTicket: false, source: LIMITS };
}

function transport(meaning: string): OwnCode {
  return { meaning, newTicket: false, source: CONTRACT };
}

function sdk(meaning: string): OwnCode {
  return { meaning, newTicket: true, source: H5 };
}

function developer(meaning: string, source: string): OwnCode {
  return { meaning, newTicket: false, source };
}
