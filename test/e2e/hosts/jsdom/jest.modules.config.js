module.exports = {
  testEnvironment: 'jest-fixed-jsdom',
  moduleNameMapper: { '\\.css$': '<rootDir>/emptyModule.js' },
  testTimeout: 30_000,
};
