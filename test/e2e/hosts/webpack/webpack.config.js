import HtmlPlugin from 'html-webpack-plugin';

export default {
  mode: 'production',
  entry: './main.js',
  output: { clean: true, filename: '[name].[contenthash].js' },
  module: { rules: [{ test: /\.css$/, use: ['style-loader', 'css-loader'] }] },
  plugins: [new HtmlPlugin({ template: './index.html' })],
};
