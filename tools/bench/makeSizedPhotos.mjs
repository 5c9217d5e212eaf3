import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createServer } from 'vite';

/** Made photos of these megapixels, 3:4, stored sideways as phones do; cached under node_modules/.cache. */
export async function makeSizedPhotos(browser, megapixels, only) {
  const vite = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    // Else it looks for dependencies in every page of this repository, the host projects' included.
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { photoFixture } = await vite.ssrLoadModule('/test/fixtures/writePhotoFixture.ts');
    const files = [];
    for (const size of megapixels) {
      const name = `made-${String(size).padStart(3, '0')}mp.jpg`;
      if (!only.some((text) => name.includes(text))) continue;
      const width = Math.round(Math.sqrt((size * 1e6 * 3) / 4) / 8) * 8;
      const options = { width, height: (width * 4) / 3, orientation: 6, noise: 6 };
      const made = await photoFixture(browser, options);
      const file = join(dirname(made), name);
      await copyFile(made, file);
      files.push(file);
    }
    return files;
  } finally {
    await vite.close();
  }
}
