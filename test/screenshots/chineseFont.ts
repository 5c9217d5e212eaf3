/** Else a fresh Linux would draw boxes. */
export { ensureChineseFont as setup } from '../../scripts/setup/ensureChineseFont.mjs';
