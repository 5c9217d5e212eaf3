import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { getCertificate } from '@vitejs/plugin-basic-ssl';

const certificates = fileURLToPath(new URL('../../../.cache/lighthouse', import.meta.url));

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/**
 * A folder as a production server gives it: by HTTP/2, compressed, hashed files for ever. The certificate is this
 * machine's own.
 * @param {string} folder
 * @returns {Promise<{ readonly url: string, readonly close: () => void }>}
 */
export async function serveCompressed(folder) {
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();
  const pem = await getCertificate(certificates);
  const server = createSecureServer({ key: pem, cert: pem }, (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'https://localhost').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    const type = TYPES[extname(file)];
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    try {
      const body = type && encoding ? compress(file, encoding) : readFileSync(file);
      response.writeHead(200, {
        'content-type': type ?? 'application/octet-stream',
        ...(type && encoding ? { 'content-encoding': encoding } : {}),
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
      });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end();
    }
  });

  /**
   * @param {string} file
   * @param {'br' | 'gzip'} encoding
   */
  function compress(file, encoding) {
    const key = `${encoding} ${file}`;
    const known = compressed.get(key);
    if (known) return known;
    const content = readFileSync(file);
    const made = encoding === 'br' ? brotliCompressSync(content) : gzipSync(content);
    compressed.set(key, made);
    return made;
  }

  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `https://127.0.0.1:${port}/`,
    close: () => server.close(),
  };
}
