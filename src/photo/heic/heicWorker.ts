import createLibheif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';

/** Message from the HEIC worker. The message to it is the bytes of the source. */
export type FromHeicWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly image: ImageData }
  | { readonly type: 'failed'; readonly message: string };

/** The part of a worker's global scope that is used here. This file is checked with the page's types. */
interface WorkerScope {
  postMessage(message: FromHeicWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Uint8Array>) => void): void;
}

// The page's types say that `self` is a window.
const scope = self as unknown as WorkerScope;

scope.addEventListener('message', async ({ data }) => {
  try {
    const image = await decode(data);
    scope.postMessage({ type: 'done', image }, [image.data.buffer]);
  } catch (error) {
    scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});

scope.postMessage({ type: 'ready' });

/** Decodes to upright pixels: libheif applies the turns and mirrors of the container. */
async function decode(bytes: Uint8Array): Promise<ImageData> {
  const libheif = createLibheif();
  await libheif.ready;
  const [image] = new libheif.HeifDecoder().decode(bytes);
  if (!image) throw new Error('The HEIC holds no image.');
  const target = new ImageData(image.get_width(), image.get_height());
  const decoded = await new Promise<ImageData | null>((resolve) => image.display(target, resolve));
  image.free();
  if (!decoded) throw new Error('The HEIC cannot be decoded.');
  return target;
}
