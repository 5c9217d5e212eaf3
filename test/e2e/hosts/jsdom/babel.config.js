module.exports = {
  presets: [
    ['@babel/preset-env', { targets: { node: 'current' } }],
    ['@babel/preset-react', { runtime: 'automatic' }],
  ],
  // Jest runs CommonJS, which has no `import.meta`.
  plugins: ['babel-plugin-transform-import-meta'],
};
