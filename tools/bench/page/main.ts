import { LIMIT_BYTES, type WayResult, ways } from './ways.js';

export interface Measured {
  readonly ms: number;
  /** Longest pause of the main thread, in ms. */
  readonly gap: number;
  readonly bytes: number;
  readonly fits: boolean;
  readonly encodes?: number;
  /** Megapixels of the original; only our way reports them. */
  readonly megapixels?: number;
  readonly note?: string;
  readonly error?: string;
}

interface Score {
  readonly common: number;
  readonly own?: number;
  readonly width: number;
  readonly height: number;
}

/** One per page, hence one per photo: it keeps what it knows of the original. */
let scorer: Worker | undefined;
let file: File | undefined;
let ours: WayResult | undefined;
const results = new Map<string, Blob>();

/** Functions that the bench's driver calls through the page's global. */
const bench = {
  names: ways.map(({ name }) => name),

  async open(url: string): Promise<number> {
    const blob = await (await fetch(url)).blob();
    const ending = /\.(png|webp|gif|avif)$/i.exec(url)?.[1]?.toLowerCase() ?? 'jpeg';
    const type = `image/${ending}`;
    file = new File([await blob.arrayBuffer()], 'photo', { type });
    ours = undefined;
    results.clear();
    return file.size;
  },

  async run(name: string): Promise<Measured> {
    const way = ways.find((candidate) => candidate.name === name);
    if (!way || !file) throw new Error('no such way, or no file');
    await way.warmUp?.();
    const watch = watchMainThread();
    const start = performance.now();
    try {
      const result = await way.run(file, ours);
      const ms = performance.now() - start;
      const gap = watch();
      if (name === 'ours') ours = result;
      results.set(name, result.blob);
      const { encodes, note, blob, megapixels } = result;
      return {
        ms,
        gap,
        bytes: blob.size,
        fits: blob.size <= LIMIT_BYTES,
        ...(encodes !== undefined && { encodes }),
        ...(megapixels !== undefined && { megapixels }),
        ...(note !== undefined && { note }),
      };
    } catch (error) {
      watch();
      return { ms: performance.now() - start, gap: 0, bytes: 0, fits: false, error: String(error) };
    }
  },

  /** SSIMULACRA2 of the last result of a way. */
  async score(name: string): Promise<Score | undefined> {
    const result = results.get(name);
    if (!result || !file) return undefined;
    const first = scorer === undefined;
    scorer ??= new Worker(new URL('./score.worker.ts', import.meta.url), { type: 'module' });
    const worker = scorer;
    const answer = new Promise<MessageEvent<Score>>((resolve) =>
      worker.addEventListener('message', resolve, { once: true }),
    );
    worker.postMessage({ ...(first && { original: file }), result });
    return (await answer).data;
  },
};

/** Ticks as fast as it can; a message is not slowed down like a timer. Returns the longest pause in ms. */
function watchMainThread(): () => number {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  let running = true;
  port2.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    // A breath of a millisecond, so that watching costs no core.
    if (running) setTimeout(() => port1.postMessage(0), 1);
  };
  port1.postMessage(0);
  return () => {
    running = false;
    longest = Math.max(longest, performance.now() - last);
    port1.close();
    return longest;
  };
}

Object.assign(globalThis, { bench });
document.title = 'ready';
