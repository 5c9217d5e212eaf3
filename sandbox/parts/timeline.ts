/** Something that happened between the widget, its host and the network. */
export interface TimelineEntry {
  readonly id: number;
  /** Milliseconds since the flow started. */
  readonly at: number;
  readonly kind: 'step' | 'event' | 'request' | 'response' | 'callback';
  readonly title: string;
  /** JSON, with personal data and secrets masked. */
  readonly details?: string;
}

/** Adds an entry to the timeline. */
export type AddEntry = (entry: Pick<TimelineEntry, 'kind' | 'title' | 'details'>) => void;

/** Fields with personal data or secrets in the partner's API, our options and the ticket, in lower case. */
const MASKED = new Set([
  'name',
  'idno',
  'data',
  'sign',
  'nonce',
  'token',
  'authorization',
  'userid',
  'photostr',
  'videostr',
  'photo',
  'video',
  'text',
]);

/** Number of characters above which a text is masked in any field: it is a photo. */
const LONGEST_TEXT = 200;

/** Returns a copy without personal data and secrets. Masked texts become their length. */
export function mask(value: unknown, field = ''): unknown {
  if (typeof value === 'string') {
    if (MASKED.has(field.toLowerCase()) || value.length > LONGEST_TEXT) return `•••  (${value.length})`;
    return value;
  }
  if (Array.isArray(value)) return value.map((entry) => mask(entry, field));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Blob) return `Blob (${value.size} bytes)`;
  const isNested = MASKED.has(field.toLowerCase());
  return Object.fromEntries(
    // A text in `data` is a photo; an object is the reply's envelope.
    Object.entries(value).map(([key, entry]) => [
      key,
      mask(entry, isNested && field !== 'data' ? field : key),
    ]),
  );
}

/** Wraps `fetch` so that every request and reply is added to the timeline, masked. */
export function watchFetch(fetch: typeof globalThis.fetch, add: AddEntry): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split('/').pop() ?? '';
    add({ kind: 'request', title: `${request.method} ${path}`, details: await readMasked(request.clone()) });
    try {
      const response = await fetch(request);
      add({
        kind: 'response',
        title: `${response.status} ${path}`,
        details: await readMasked(response.clone()),
      });
      return response;
    } catch (error) {
      add({ kind: 'response', title: `${path}: ${error instanceof Error ? error.name : 'failed'}` });
      throw error;
    }
  };
}

async function readMasked(message: Request | Response): Promise<string> {
  const text = await message.text();
  try {
    return JSON.stringify(mask(JSON.parse(text)), undefined, 2);
  } catch {
    return text.length > 0 ? `${message.headers.get('Content-Type') ?? ''} (${text.length})` : '';
  }
}
