import { breaksOf } from '../break.js';

const mp = (value: string) => ({
  file: 'src/photo/limits.ts',
  find: 'MAX_OTHER_MEGAPIXELS = 60',
  replace: `MAX_OTHER_MEGAPIXELS = ${value}`,
});

/** V4, API and web service, and V5, file handling. */
export const apiAndFiles = breaksOf({
  '4.1.1': [
    {
      file: 'src/client/http.ts',
      find: '{ json, headers, signal }',
      replace: '{ body: JSON.stringify(json), headers, signal }',
      why: 'Requests do not say that they are JSON.',
      by: 'requests carry',
    },
    {
      file: 'src/client/http.ts',
      find: 'text: await readBody(response, maxBytes),',
      replace:
        "text: (response.headers.get('Content-Type') ?? 'json').includes('json') ? await readBody(response, maxBytes) : undefined,",
      why: 'A reply is believed by its type.',
      by: 'a reply of type',
    },
  ],
  '4.1.2': [
    {
      file: 'src/client/http.ts',
      find: "redirect: 'error'",
      replace: "redirect: 'follow'",
      why: 'A token follows a redirect.',
    },
    {
      file: 'src/client/http.ts',
      find: "redirect: 'error',",
      replace: '',
      why: 'The browser’s default follows redirects.',
    },
  ],
  '5.1.1': [
    {
      file: 'src/codes/ownCodes.ts',
      find: 'More pixels or bytes than',
      replace: 'Fewer pixels than',
      why: 'A code means something else than the docs say.',
    },
    {
      file: 'docs/errors.md',
      find: '### `photo_too_small`',
      replace: '### `photo_small`',
      why: 'The docs lack a code.',
    },
  ],
  '5.2.1': [
    { ...mp('900'), why: 'A PNG of 900 megapixels is decoded.' },
    {
      file: 'src/photo/pipeline/header.ts',
      find: 'if (decodedPixels > maxMegapixels * 1e6)',
      replace: 'if (decodedPixels > maxMegapixels * 1e12)',
      why: 'Pixels are not counted.',
    },
    {
      file: 'src/photo/pipeline/header.ts',
      find: 'decodedPixels: Math.max(decodedPixels, width * height),',
      replace: 'decodedPixels: width * height,',
      why: 'Pixels of AV1 headers beyond the picture are not counted.',
      by: 'before it is decoded',
    },
    {
      file: 'src/photo/formats/gif.ts',
      find: 'width: Math.max(width, first?.width ?? 0),\n    height: Math.max(height, first?.height ?? 0),\n    decodedPixels: Math.max(width * height, ...frames.map((frame) => frame.width * frame.height)),',
      replace: 'width,\n    height,',
      why: 'Frames of a GIF beyond its screen are not counted.',
      by: 'before it is decoded',
    },
  ],
  '5.2.2': [
    {
      file: 'src/photo/pipeline/sniff.ts',
      find: "if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';",
      replace: "if ((bytes[0] === 0xff && bytes[1] === 0xd8) || bytes[0] === 0x3c) return 'image/jpeg';",
      why: 'Markup counts as a JPEG.',
      by: 'a file that is no photo',
    },
    {
      file: 'src/photo/pipeline/runPipeline.ts',
      find: 'return { decoded: await decoding, kept };',
      replace: 'return { decoded: await decoding, kept: bytes };',
      why: 'A small photo is sent as it is.',
      by: 'small source',
    },
  ],
  '5.2.6': [
    { ...mp('1000'), why: 'A PNG of 1000 megapixels is decoded.' },
    {
      file: 'src/photo/pipeline/runPipeline.ts',
      find: "checkDimensions(header, steps.place !== 'compatible' && decodesInLittleMemory(header));",
      replace: '',
      why: 'The header is not looked at before decoding.',
    },
    {
      file: 'src/photo/limits.ts',
      find: 'MAX_SCAN_MEGAPIXELS = 1200',
      replace: 'MAX_SCAN_MEGAPIXELS = 120_000',
      why: 'Scans of a progressive JPEG are not counted.',
      by: 'before it is decoded',
    },
    {
      file: 'src/photo/limits.ts',
      find: 'DECODE_TIMEOUT_MS = 12_000',
      replace: 'DECODE_TIMEOUT_MS = 1_200_000',
      why: 'Decoding may take as long as it takes.',
      by: 'does not end',
    },
  ],
  '5.4.1': [
    {
      file: 'src/client/uploadForm.ts',
      find: 'form.append(field, jpeg, fileName);',
      replace: 'form.append(field, jpeg);',
      why: 'The name of the upload is the browser’s.',
      by: 'uploadForm',
    },
    {
      file: 'src/client/uploadForm.ts',
      find: "fileName = 'photo.jpg'",
      replace: "fileName = 'name' in Object(jpeg) ? 'IMG_2031.jpg' : 'blob.jpg'",
      why: 'The name of the upload is another one.',
      by: 'uploadForm',
    },
  ],
});
