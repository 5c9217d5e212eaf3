import { type ContractField, contractFields } from '../contractFields.js';
import type { Endpoint } from '../faults.js';

/** A line of the report. */
export interface Finding {
  /** Whether the backend does what the document says; `note` if the document allows both. */
  readonly kind: 'agrees' | 'differs' | 'note';
  readonly request: string;
  readonly message: string;
}

/** Compares a reply with the document, field by field. No finding contains a value, which may be personal or secret. */
export function checkReply(request: string, endpoint: Endpoint, body: unknown): readonly Finding[] {
  const fields = contractFields.filter((field) => field.endpoint === endpoint && field.direction === 'reply');
  const known = new Set(fields.map(({ path }) => path));
  const findings = fields.map((field) => checkField(request, field, valueAt(body, field.path)));
  const result = valueAt(body, 'data.result');
  const more = isObject(result)
    ? Object.keys(result).filter((name) => !known.has(`data.result.${name}`))
    : [];
  return [
    ...findings,
    ...more.map(
      (name): Finding => ({ kind: 'note', request, message: `data.result.${name}: not in the document` }),
    ),
  ];
}

function checkField(request: string, { path, type, required, form }: ContractField, value: unknown): Finding {
  const finding = (kind: Finding['kind'], message: string): Finding => ({
    kind,
    request,
    message: `${path}: ${message}`,
  });
  if (value === undefined || value === null) {
    return required ? finding('differs', 'missing') : finding('note', 'absent, as it may be');
  }
  const actual = Array.isArray(value) ? 'array' : typeof value;
  if (type !== 'any' && actual !== type) {
    const isReadable =
      (actual === 'string' || actual === 'number') && (type === 'string' || type === 'number');
    return finding(
      'differs',
      `a ${actual}, documented as ${type}${isReadable ? ' (the widget reads both)' : ''}`,
    );
  }
  if (form && !form.test(String(value))) return finding('differs', `not of the form ${form.source}`);
  return finding('agrees', type);
}

/** Returns the value at a path such as `data.result.faceId`, or `undefined`. */
export function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), body);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
