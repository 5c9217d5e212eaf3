import { HttpResponse, http, type RequestHandler } from 'msw';
import type { MockBackend, SdkChoice } from '../backend.js';
import { buildReturnUrl, checkLogin, choices } from '../face-sdk/protocol.js';

/**
 * The stand-in for the face SDK's H5 page where the mocks run on a server: the same checks, buttons and ways of return
 * as the page of the demo, as plain HTML, so that a phone or another stack shares the server's orders.
 */
export function faceSdkHandlers(backend: MockBackend): RequestHandler[] {
  return [
    http.get('*/face-sdk.html', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const complaint = checkLogin(query, backend);
      if (complaint) return page(`<p class="complaint">${escapeHtml(complaint)}</p>`, 400);
      backend.update(query.get('orderNo') ?? '', { started: true });
      return page(`<p>这里代替腾讯云人脸核身页面。请选择刷脸怎样结束：</p>${buttons(query)}`, 200);
    }),
    http.get('*/face-sdk.html/end', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const ending = choices.find(({ choice }) => choice === query.get('choice'));
      const order = backend.find(query.get('orderNo') ?? '');
      if (!ending || order?.faceId !== query.get('faceId') || !/^https?:\/\//.test(query.get('url') ?? '')) {
        return page('<p class="complaint">参数不对</p>', 400);
      }
      backend.update(order.orderNo, { choice: ending.choice });
      return HttpResponse.redirect(buildReturnUrl(query, ending.choice), 302);
    }),
  ];
}

function buttons(query: URLSearchParams): string {
  const kept = ['orderNo', 'faceId', 'url'].map(
    (name) => `<input type="hidden" name="${name}" value="${escapeHtml(query.get(name) ?? '')}">`,
  );
  const labels = choices.map(
    ({ choice, label, note }: { choice: SdkChoice; label: string; note: string }) =>
      `<button name="choice" value="${choice}"><span>${label}</span> <small>${note}</small></button>`,
  );
  return `<form action="/face-sdk.html/end">${kept.join('')}${labels.join('')}</form>`;
}

const STYLE = `body{margin:0;padding:20px;color:#e8ecf4;background:#10141f;font:16px/24px sans-serif;text-align:center}
button{display:block;width:100%;max-width:380px;margin:12px auto;padding:12px;font:inherit}.complaint{color:#ffb454}`;

function page(content: string, status: number): Response {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>模拟刷脸</title><link rel="icon" href="data:,">`;
  return HttpResponse.html(
    `<!doctype html><html lang="zh-CN"><head>${head}<style>${STYLE}</style></head><body><p>开发用 · 不会使用摄像头</p><h1>模拟刷脸</h1>${content}</body></html>`,
    { status },
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
