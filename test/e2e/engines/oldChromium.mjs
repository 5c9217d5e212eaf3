import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * Old engines travel inside npm packages, which nothing else here uses. No package has Chromium 99 or 144, the kernels of
 * HarmonyOS up to 4.0 and of 7: 102 and 143 are the nearest (looked through in November 2026: `@sparticuz/chromium` has 92,
 * 103–153 without 144, `@sparticuz/chrome-aws-lambda` 102 and newer, `chrome-aws-lambda` up to 92).
 */
const PACKAGES = new Map([
  [66, 'chrome-aws-lambda@66.0.3347'],
  [80, 'chrome-aws-lambda@2.1.1'],
  [83, 'chrome-aws-lambda@5.0.0'],
  [92, '@sparticuz/chromium@92.0.0'],
  [102, '@sparticuz/chrome-aws-lambda@14.0.0'],
  [114, '@sparticuz/chromium@114.0.0'],
  [132, '@sparticuz/chromium@132.0.0'],
  [143, '@sparticuz/chromium@143.0.4'],
]);

const cache = resolve(import.meta.dirname, '../../../node_modules/.cache/engines');

/**
 * Unpacks the browser from its npm package, once.
 * @param {number} version
 * @returns {Promise<string | undefined>} the path of the binary, whose folder has its libraries; nothing where the
 * package cannot be had
 */
export async function findOldChromium(version) {
  const target = join(cache, `chromium${version}`);
  const binary = join(target, 'chromium');
  if (existsSync(binary)) return binary;
  try {
    await mkdir(target, { recursive: true });
    const pack = ['pack', PACKAGES.get(version) ?? '', '--pack-destination', target];
    execFileSync('npm', pack, { stdio: 'ignore' });
    const archive = readdirSync(target).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['xzf', join(target, archive), '-C', target]);
    const bin = join(target, 'package/bin');
    for (const name of readdirSync(bin)) {
      const unpacked = join(target, name.replace(/\.br$/, '').replace(/^chromium.*/, 'chromium'));
      await writeFile(unpacked, brotliDecompressSync(await readFile(join(bin, name))));
      if (unpacked.endsWith('.tar')) execFileSync('tar', ['xf', unpacked, '-C', target]);
    }
    await rm(join(target, archive));
    await chmod(binary, 0o755);
    return binary;
  } catch {
    return undefined;
  }
}
