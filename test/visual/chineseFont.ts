/** Else a fresh Linux would draw boxes. */
export { ensureChineseFont as setup } from '../../tools/setup/ensureChineseFont.mjs';
