import type { MockBackend, SdkChoice } from '../../../mocks/backend.js';
import { buildReturnUrl, checkLogin } from '../../../mocks/face-sdk/protocol.js';
import { type Answer, send } from './servers.js';

/**
 * Plays the face SDK's site as it is known from outside: the login address checks the ticket and sends on to a page
 * that has nothing of it in its address; that page comes back by `location.replace`, as redirectType=1 asks for.
 */
export function playFacePage(backend: MockBackend): Answer {
  const logins = new Map<string, URLSearchParams>();
  return ({ path, query }, _incoming, response) => {
    if (path === '/api/web/login') {
      const complaint = checkLogin(query, backend);
      if (complaint) return send(response, 400, 'text/plain; charset=utf-8', complaint);
      const orderNo = query.get('orderNo') ?? '';
      backend.update(orderNo, { started: true });
      logins.set(orderNo, query);
      response.writeHead(302, { location: `/face?order=${orderNo}` }).end();
      return;
    }
    const login = logins.get(query.get('order') ?? '');
    if (path === '/face' && login) return send(response, 200, 'text/html; charset=utf-8', PAGE);
    if (path === '/end' && login) {
      const choice = query.get('choice') as SdkChoice; // by the stories below
      backend.update(query.get('order') ?? '', { choice });
      return send(response, 200, 'text/plain', buildReturnUrl(login, choice));
    }
    send(response, 404, 'text/plain', 'nothing here');
  };
}

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>face</title>
<script>
  const order = new URLSearchParams(location.search).get('order');
  const end = async (choice) =>
    location.replace(await (await fetch('/end?order=' + order + '&choice=' + choice)).text());
</script>`;
