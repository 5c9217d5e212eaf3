import { FaceVerificationError, type FaceVerificationErrorCode } from '../shared/errors.js';
import { parseJson } from './parseJson.js';

/** Reply to a request, as it came over the wire. */
export interface Reply {
  readonly status: number;
  /** Body of the reply; `undefined` if it is too long. */
  readonly text: string | undefined;
  readonly retryAfterMs: number | undefined;
}

/**
 * Parses a reply. The HTTP status takes precedence over the body.
 * @throws FaceVerificationError `unauthorized`, `http_error`, `malformed_response`
 */
export function readReply(path: string, { status, text, retryAfterMs }: Reply): unknown {
  const isOk = status >= 200 && status <= 299;
  const details = {
    httpStatus: status,
    retryAfterMs,
    traceNo: isOk ? undefined : traceOf(text),
  };
  const fail = (code: FaceVerificationErrorCode, what: string) =>
    new FaceVerificationError(code, `${path} answered ${what}.`, { details });
  if (status === 401) throw fail('unauthorized', '401, to a fresh token too if there was one');
  if (!isOk) throw fail('http_error', `HTTP ${status}`);
  if (text === undefined) throw fail('malformed_response', 'more than can be read');
  try {
    return parseJson(text);
  } catch {
    throw fail('malformed_response', 'something other than JSON');
  }
}

/** Returns the traceNo of a failed reply, if there is one. Support asks for it. */
function traceOf(text: string | undefined): string | undefined {
  try {
    const traceNo: unknown = Reflect.get(
      Object(Reflect.get(Object(parseJson(text ?? '')), 'data')),
      'traceNo',
    );
    return typeof traceNo === 'string' ? traceNo.slice(0, 200) : undefined;
  } catch {
    return undefined;
  }
}
