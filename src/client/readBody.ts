/**
 * Reads the text of a reply. Returns `undefined` if it is longer than `maxBytes`, without reading the rest: a gateway may
 * answer with anything, and a phone has to hold it. Canceling is not awaited, since a host's `fetch` may never finish it.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  if (Number(response.headers.get('Content-Length')) > maxBytes) {
    response.body?.cancel().catch(() => {});
    return undefined;
  }
  // There is no `body` before Chrome 52 and Firefox 65, and for empty replies.
  if (!response.body) {
    const text = await response.text();
    return text.length > maxBytes ? undefined : text;
  }
  const reader = response.body.getReader();
  const decoder = createDecoder(response.headers.get('Content-Type') ?? '');
  let text = '';
  let byteLength = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    byteLength += part.value.byteLength;
    if (byteLength > maxBytes) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Creates a decoder of the reply's charset, such as GBK of an old backend. An unknown one is read as UTF-8, and so is
 * ISO-8859-1: servlet containers name it by default, and no Chinese text has it.
 */
export function createDecoder(contentType: string): TextDecoder {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType) ?? [];
  try {
    const decoder = new TextDecoder(charset);
    if (decoder.encoding !== 'windows-1252') return decoder;
  } catch {
    // The label is unknown.
  }
  return new TextDecoder();
}
