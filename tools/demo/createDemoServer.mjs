import { createServer } from 'vite';
import { root } from '../setup/ensureDependencies.mjs';
import { mockApi } from './mockApi.mjs';

/**
 * The demo's development server. With a certificate of its own it is a secure page on a phone too, where cameras
 * work; since no phone trusts that certificate for a service worker, the server itself then answers the API.
 * @param {{ isSecure: boolean, host: string, port: number, strictPort: boolean }} options
 * @returns {Promise<import('vite').ViteDevServer>} not listening yet
 */
export async function createDemoServer({ isSecure, host, port, strictPort }) {
  const plugins = isSecure ? [(await import('@vitejs/plugin-basic-ssl')).default(), mockApi()] : [];
  return createServer({ root, clearScreen: false, plugins, server: { host, port, strictPort } });
}
