import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { attributeOf, richProperties } from '../../../src/element/elementProperties.js';
import { callbackEvents } from '../../../src/options/callbackEvents.js';
import { embedPolicy, filesPolicy } from '../../fixtures/embedPolicy.js';
import { ReactPage } from './examples/ReactPage.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const doc = readFileSync(`${root}docs/embed.md`, 'utf8');

describe('docs/embed.md', () => {
  it.each(['ReactPage.tsx', 'scriptTag.html', 'element.html'])('shows %s as it is checked', (file) => {
    expect(doc).toContain(readFileSync(`${root}test/unit/docs/examples/${file}`, 'utf8').trim());
  });

  it('shows the policy that the script tag is tested under', () => {
    expect(doc).toContain(`\n${embedPolicy('…').join(';\n')}\n`);
    expect(doc).toContain(`\n${filesPolicy.join(';\n')}\n`);
  });

  it.each(['test/e2e/hosts/angular/FaceCheck.ts', 'examples/vue3/src/FaceCheck.vue'])(
    'shows %s, which a test builds',
    (file) => {
      expect(doc).toContain(readFileSync(root + file, 'utf8').trim());
    },
  );

  it('shows a React page that renders on a server', () => {
    const props = { userId: 'user123', getToken: async () => 'token', onPassed: () => {} };
    expect(renderToString(createElement(ReactPage, props))).toContain('人脸信息处理授权');
  });

  it.each([...Object.values(attributeOf), ...richProperties])('names %s of the element', (name) => {
    expect(doc).toContain(`\`${name}\``);
  });

  it('names every event of the element', () => {
    for (const name of Object.values(callbackEvents)) expect(doc).toContain(`\`${name}\``);
  });
});
