import UppyCompressor from '@uppy/compressor';
import Uppy from '@uppy/core';

/** The plugin without options, as in its documentation. */
export async function compressByUppy(file: File): Promise<Blob> {
  const uppy = new Uppy({ autoProceed: false }).use(UppyCompressor);
  const id = uppy.addFile({ name: file.name, type: file.type, data: file });
  const done = new Promise<void>((resolve) => uppy.on('preprocess-complete', () => resolve()));
  const upload = uppy.upload();
  await done;
  await upload.catch(() => undefined);
  const { data } = uppy.getFile(id);
  uppy.destroy();
  if (!(data instanceof Blob)) throw new Error('Uppy gave no photo');
  return data;
}
