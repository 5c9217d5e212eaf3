/** Packages that are ES modules only: the widget, what it uses, and MSW 3. */
const modules = [
  'face-verification-flow|ky|qr',
  'msw|@mswjs|@msw|@open-draft|cookie|headers-polyfill|is-node-process|outvariant|rettime|until-async',
].join('|');

module.exports = {
  // jsdom with the fetch of Node, which Jest's own jsdom hides.
  testEnvironment: 'jest-fixed-jsdom',
  transform: { '\\.m?[jt]sx?$': 'babel-jest' },
  transformIgnorePatterns: [`/node_modules/(?!(?:${modules})/)`],
  moduleNameMapper: { '\\.css$': '<rootDir>/emptyModule.js' },
  // The first test waits until Babel has compiled all of them.
  testTimeout: 30_000,
};
