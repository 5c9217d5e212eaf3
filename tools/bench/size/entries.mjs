import { embedFiles, measureBundle, measureFiles } from './measure.mjs';

/**
 * Maximum size of an entry, gzip, in kB of 1000 bytes. Where a goal is not reached, the current figure stands here, so that
 * it cannot grow unnoticed.
 * @typedef {{ readonly first: number, readonly all: number }} Budget
 */

/**
 * Measures each entry. Everything includes the libraries: the form's 12 kB, ky's 9, the old engines' photo path 20, the QR
 * code's 5, valibot's 2. The photo pipeline counts twice: in its worker, and as 15 kB that few pages load in the page. Half of it
 * reads the structure of seven formats, so that no broken picture and no bomb is decoded.
 * @returns {Promise<readonly (import('./measure.mjs').Entry & { readonly budget: Budget })[]>}
 */
export async function measureEntries() {
  return [
    {
      ...(await measureBundle(
        'React: FaceVerification with redirectHandoff',
        `import { FaceVerification, redirectHandoff } from 'face-verification-flow'; use(FaceVerification, redirectHandoff);`,
      )),
      budget: { first: 18, all: 146 },
    },
    {
      ...(await measureBundle(
        'React: every export',
        `import * as all from 'face-verification-flow'; use(all);`,
      )),
      budget: { first: 18, all: 148 },
    },
    {
      ...(await measureBundle(
        './core: createFaceVerification with redirectHandoff',
        `import { createFaceVerification, redirectHandoff } from 'face-verification-flow/core'; use(createFaceVerification, redirectHandoff);`,
      )),
      budget: { first: 11, all: 78 },
    },
    {
      ...(await measureBundle('./element, styles included', `import 'face-verification-flow/element';`)),
      budget: { first: 25, all: 159 },
    },
    {
      ...(await measureBundle(
        './element/preact, Preact and styles included',
        `import 'face-verification-flow/elementPreact';`,
      )),
      budget: { first: 31, all: 182 },
    },
    {
      ...measureFiles('embed.js, Preact and styles included', ['embed/embed.js'], embedFiles()),
      budget: { first: 30, all: 186 },
    },
    {
      ...measureFiles('embed.standalone.js, everything in one file', ['embed/embed.standalone.js']),
      budget: { first: 191, all: 191 },
    },
    {
      ...(await measureBundle('The photo’s worker', `import 'face-verification-flow/photoWorker';`)),
      budget: { first: 17, all: 17 },
    },
    {
      ...(await measureBundle(
        './faces: faceDetector',
        `import { faceDetector } from 'face-verification-flow/faces'; use(faceDetector);`,
      )),
      budget: { first: 1.1, all: 1.1 },
    },
    {
      ...(await measureBundle('The face detector’s worker', `import 'face-verification-flow/faceWorker';`)),
      budget: { first: 114, all: 114 },
    },
    { ...measureFiles('./styles.css', ['styles.css']), budget: { first: 10.2, all: 10.2 } },
    {
      ...(await measureBundle(
        './server on a server: every export, valibot included',
        `import * as all from 'face-verification-flow/server'; use(all);`,
      )),
      budget: { first: 19.5, all: 19.5 },
    },
  ];
}
