import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { agree, prepareVisitors, sees } from './visitor.js';

const visitors = prepareVisitors();
const examples = fileURLToPath(new URL('../../unit/docs/examples/', import.meta.url));

/** As docs/embed.md shows it, but for the folder that the build is copied to. */
async function open(file: string) {
  const example = readFileSync(examples + file, 'utf8').replace(/\/face-verification-flow\//g, '/embed/');
  const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>host</title>';
  visitors.host().pages.set(`/${file}`, { html: head + example });
  return visitors.open(`/${file}`);
}

it.each(['scriptTag.html', 'element.html'])('the example %s shows the widget', async (file) => {
  const { page, complaints, console: said, externalRequests } = await open(file);
  await agree(page);
  await sees(page, '拍一张正面照');
  expect([complaints, said, externalRequests]).toEqual([[], [], []]);
});
