/** What happened between the widget, its host and the network, in order. */
export interface TimelineEntry {
  readonly id: number;
  /** Milliseconds since the flow began. */
  readonly at: number;
  readonly kind: 'step' | 'event' | 'request' | 'response' | 'callback';
  readonly title: string;
  /** As JSON, with personal data and secrets masked. */
  readonly details?: string;
}

export type TellTimeline = (entry: Pick<TimelineEntry, 'kind' | 'title' | 'details'>) => void;

/** Fields that name a person or open a door: of the partner's API, of our options and of the ticket. */
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

/** A text that long is a photo, whatever its field is called. */
const LONGEST_TEXT = 200;

/** A copy of `value` that may be shown around: its shape stays, what is personal becomes its length. */
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
    // `data` is a photo as a text, and the reply's envelope as an object.
    Object.entries(value).map(([key, entry]) => [
      key,
      mask(entry, isNested && field !== 'data' ? field : key),
    ]),
  );
}

/** A `fetch` that tells of every request and answer, masked. */
export function watchFetch(fetch: typeof globalThis.fetch, tell: TellTimeline): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split('/').pop() ?? '';
    tell({ kind: 'request', title: `${request.method} ${path}`, details: await readMasked(request.clone()) });
    try {
      const response = await fetch(request);
      tell({
        kind: 'response',
        title: `${response.status} ${path}`,
        details: await readMasked(response.clone()),
      });
      return response;
    } catch (error) {
      tell({ kind: 'response', title: `${path}: ${error instanceof Error ? error.name : 'failed'}` });
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
