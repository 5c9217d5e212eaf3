/** Purpose of each runtime dependency, and why it is not our own code. */
export const dependencyReasons: Readonly<Record<string, string>> = {
  ky: 'HTTP: time limits, aborting, errors with a type',
  valibot: 'parsing what comes over the wire and out of storage; replaces hand-written checks',
  qr: 'the QR code of the desktop handoff, loaded only there; replaces an encoder of our own',
  'react-hook-form': 'the identity form, loaded only there',
  'browser-image-compression': 'the photo path for old engines, loaded only there',
};

/** Packages that only the script tag's build bundles. */
export const bundledReasons: Readonly<Record<string, string>> = {
  preact: 'in React’s place',
};

/** Peer dependencies, which the host installs. */
export const peerReasons: Readonly<Record<string, string>> = {
  react: 'the component and the element; `./core` and the script tag do without',
  'react-dom': 'the element; with the component it is the host’s own',
  msw: '`./mocks`: development and tests',
  'libheif-js': '`./heic`: HEIC photos on engines that cannot decode them',
};

/** Packages that ask npm to run a script of theirs on installing, and what becomes of them without it. */
export const installScriptReasons: Readonly<Record<string, string>> = {
  node: 'needed: it puts the binary of Node 24 in its place. `npm rebuild node --ignore-scripts=false` runs it alone; `npm start` and `npm test` do so themselves',
  esbuild: 'not needed: it saves a start of Node by linking the binary, which npm has installed already',
};
