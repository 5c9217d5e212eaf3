import { beforeAll, describe, expect, it } from 'vitest';
import { agree, prepareVisitors, sees } from '../e2e/hosts/visitor.js';

/** Pages that a translator or an extension changes while the widget is shown. */
const visitors = prepareVisitors();

beforeAll(() => {
  visitors.host().pages.set('/page', {
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>host</title><div id="face"></div><script src="/vendor/embed/embed.js"></script><script>
FaceVerification.mount('#face', { type: 'authmatch', userId: 'user123', api: { baseUrl: '/api', getToken: () => 'token' }, loginUrl: '/face-sdk.html' });
</script>`,
  });
});

/**
 * Translates as Google, Edge and WeChat do: each text node gives way to two nested `<font>`, now and whenever the page changes.
 * The translation is the text in brackets.
 */
function translatePage(): void {
  const root = document.querySelector('#face div')?.shadowRoot;
  if (!root) return;
  const translate = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text); // by SHOW_TEXT
    for (const text of texts) {
      const { parentElement } = text;
      if (!text.data.trim() || !parentElement || /^(FONT|STYLE)$/.test(parentElement.tagName)) continue;
      const outer = document.createElement('font');
      outer.style.verticalAlign = 'inherit';
      outer.appendChild(document.createElement('font')).textContent = `[${text.data}]`;
      text.replaceWith(outer);
    }
  };
  translate();
  new MutationObserver(translate).observe(root, { childList: true, characterData: true, subtree: true });
}

/** Puts nodes and attributes around everything, as password managers, Grammarly and Dark Reader do. */
function extendPage(): void {
  const root = document.querySelector('#face div')?.shadowRoot;
  if (!root) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.fv-root { color: rgb(1, 2, 3) }');
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const extend = () => {
    for (const element of root.querySelectorAll('.fv-root *:not([data-seen]):not(ins)')) {
      element.setAttribute('data-seen', '');
      if (element instanceof HTMLElement) element.style.setProperty('--extension', 'inline');
      if (/^(INPUT|BUTTON|H2|P)$/.test(element.tagName)) element.after(document.createElement('ins'));
    }
  };
  extend();
  new MutationObserver(extend).observe(root, { childList: true, subtree: true });
}

describe.each([
  ['translates', translatePage, (text: string) => `[${text}]`],
  ['extends', extendPage, (text: string) => text],
])('a browser that %s the page', (_, change, shown) => {
  it('shows the error of now under a field, and the words of each step', async () => {
    const { page, complaints } = await visitors.open('/page');
    await sees(page, '人脸信息处理授权');
    await page.evaluate(change);
    await sees(page, shown('人脸信息处理授权'));
    await agree(page);
    await sees(page, shown('填写身份信息'));
    const readProblems = async () => (await page.locator('.fv-problem').allInnerTexts()).filter(Boolean);
    const submit = page.getByRole('button', { name: '下一步' });
    const idNo = page.getByLabel('身份证号');
    await submit.click();
    await expect.poll(() => readProblems()).toEqual([shown('请输入姓名'), shown('请输入身份证号')]);
    await page.getByLabel('姓名').fill('张');
    await idNo.fill('1101');
    await submit.click();
    await expect.poll(() => readProblems()).toEqual([shown('姓名至少两个字'), shown('身份证号应为 18 位')]);
    await page.getByLabel('姓名').fill('张三');
    await expect.poll(() => readProblems()).toEqual([shown('身份证号应为 18 位')]);
    await idNo.fill('11010519491231002X');
    await expect.poll(() => readProblems()).toEqual([]);
    await page.getByRole('button', { name: '返回' }).click();
    await sees(page, shown('人脸信息处理授权'));
    expect(complaints).toEqual([]);
  });
});
