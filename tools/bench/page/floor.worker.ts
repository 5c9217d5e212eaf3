import { decodePhoto, toggleMetadata } from '../../../src/photo/pipeline/decode.js';
import { drawUpright } from '../../../src/photo/pipeline/drawUpright.js';
import { readHeader } from '../../../src/photo/pipeline/header.js';
import { sniff } from '../../../src/photo/pipeline/sniff.js';

/** The floor: exactly one scaled decode, one drawing and one encode, at a side and quality that are known. */
self.addEventListener('message', async ({ data }) => {
  const { file, side, quality } = data;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const header = readHeader(bytes, sniff(bytes));
    toggleMetadata(bytes, header);
    const decoded = await decodePhoto(bytes, header, side);
    const { canvas } = drawUpright(decoded, header.orientation, side);
    decoded.close();
    if (!(canvas instanceof OffscreenCanvas)) throw new Error('no OffscreenCanvas');
    self.postMessage(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
  } catch (error) {
    self.postMessage(String(error));
  }
});

self.postMessage('ready');
