/** Long side in pixels to which a result is decoded, if the engine can do so in a fraction of the time. */
const PROOF_SIDE = 64;

/**
 * Whether the engine decodes a result. An `ImageDecoder` that fails proves nothing: that of Chromium 114, the engine of
 * HarmonyOS 4.1–5.1, decodes no JPEG to another size (measured).
 */
export async function isDecodable(jpeg: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (typeof ImageDecoder === 'function' && (await succeeds(decodeSmall(jpeg)))) return true;
  return succeeds(typeof createImageBitmap === 'function' ? decodeBitmap(jpeg) : decodeElement(jpeg));
}

function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

async function decodeSmall(data: Uint8Array<ArrayBuffer>): Promise<void> {
  const size = { desiredWidth: PROOF_SIDE, desiredHeight: PROOF_SIDE };
  const decoder = new ImageDecoder({ data, type: 'image/jpeg', ...size });
  try {
    const { image } = await decoder.decode({ frameIndex: 0, completeFramesOnly: true });
    image.close();
  } finally {
    decoder.close();
  }
}

async function decodeBitmap(jpeg: Uint8Array<ArrayBuffer>): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  bitmap.close();
}

async function decodeElement(jpeg: Uint8Array<ArrayBuffer>): Promise<void> {
  const url = URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }));
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
