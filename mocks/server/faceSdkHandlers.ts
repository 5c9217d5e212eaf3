import { HttpResponse, http, type RequestHandler } from 'msw';
import type { MockBackend } from '../backend.js';
import { buildReturnUrl, checkLogin, endings } from '../face-sdk/protocol.js';
import { wordsFor } from '../face-sdk/words.js';

/**
 * Creates the handlers of the fake face SDK's H5 page on a mock server. Its checks, buttons and returns are those of the demo's
 * page. It is plain HTML, so that phones and other stacks share the server's orders.
 * @param origin origin that they answer for, by default any
 */
export function faceSdkHandlers(backend: MockBackend, origin = '*'): RequestHandler[] {
  return [
    http.get(`${origin}/face-sdk.html`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const error = checkLogin(query, backend);
      if (error) return page(query, `<p class="error">${escapeHtml(error)}</p>`, 400);
      backend.update(query.get('orderNo') ?? '', { started: true });
      return page(query, `<p>${wordsFor(query).intro}</p>${buttons(query)}`, 200);
    }),
    http.get(`${origin}/face-sdk.html/end`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const ending = endings.find(({ choice }) => choice === query.get('choice'));
      const order = backend.find(query.get('orderNo') ?? '');
      if (!ending || order?.faceId !== query.get('faceId') || !/^https?:\/\//.test(query.get('url') ?? '')) {
        return page(query, `<p class="error">${wordsFor(query).wrong}</p>`, 400);
      }
      backend.update(order.orderNo, { choice: ending.choice });
      return HttpResponse.redirect(buildReturnUrl(query, ending.choice), 302);
    }),
  ];
}

function buttons(query: URLSearchParams): string {
  const hiddenInputs = ['orderNo', 'faceId', 'url'].map(
    (name) => `<input type="hidden" name="${name}" value="${escapeHtml(query.get(name) ?? '')}">`,
  );
  const words = wordsFor(query);
  const submitButtons = endings.map(({ choice, code }) => {
    const note = code ? `code=${code}` : words.withoutParameters;
    return `<button name="choice" value="${choice}"><span>${words.endings[choice]}</span> <small>${note}</small></button>`;
  });
  return `<form action="/face-sdk.html/end">${hiddenInputs.join('')}${submitButtons.join('')}</form>`;
}

const STYLE = `body{margin:0;padding:20px;color:#e8ecf4;background:#10141f;font:16px/24px sans-serif;text-align:center}
button{display:block;width:100%;max-width:380px;margin:12px auto;padding:12px;font:inherit}.error{color:#ffb454}`;

function page(query: URLSearchParams, content: string, status: number): Response {
  const { language, badge, title } = wordsFor(query);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${title}</title><link rel="icon" href="data:,">`;
  return HttpResponse.html(
    `<!doctype html><html lang="${language}"><head>${head}<style>${STYLE}</style></head><body><p>${badge}</p><h1>${title}</h1>${content}</body></html>`,
    { status },
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
