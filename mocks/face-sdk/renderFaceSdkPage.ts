import type { MockBackend, SdkChoice } from '../backend.js';
import { checkLogin, endings } from './protocol.js';

/**
 * Renders the fake face SDK's page for a login address. Rendering it uses up the ticket.
 * @param query query of the login address
 * @param onEnd called after the mocked partner has stored the result
 */
export function renderFaceSdkPage(
  query: URLSearchParams,
  backend: MockBackend,
  onEnd: (choice: SdkChoice) => void,
): Element[] {
  const heading = element('h1', '模拟刷脸');
  const error = checkLogin(query, backend);
  if (error) return [badge(), heading, element('p', error, 'error'), parameters(query)];
  backend.update(query.get('orderNo') ?? '', { started: true });
  const intro = element('p', '这里代替腾讯云人脸核身页面。请选择刷脸怎样结束：', 'intro');
  const end = (choice: SdkChoice) => {
    backend.update(query.get('orderNo') ?? '', { choice });
    onEnd(choice);
  };
  return [badge(), face(), heading, intro, buttons(end), parameters(query)];
}

function buttons(end: (choice: SdkChoice) => void): Element {
  const list = element('div', '', 'choices');
  for (const { choice, label, note } of endings) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['choice'] = choice;
    button.append(element('span', label), element('small', note));
    button.addEventListener('click', () => end(choice));
    list.append(button);
  }
  return list;
}

/** Lists the parameters; of the signature and the nonce only the length. */
function parameters(query: URLSearchParams): Element {
  const details = document.createElement('details');
  const list = document.createElement('dl');
  for (const [name, value] of query) {
    const shown = name === 'sign' || name === 'nonce' ? `（${value.length} 位）` : value;
    list.append(element('dt', name), element('dd', shown));
  }
  details.append(element('summary', '收到的参数'), list);
  return details;
}

function badge(): Element {
  return element('p', '开发用 · 不会使用相机', 'badge');
}

function face(): Element {
  return element('div', '', 'face');
}

function element(tag: string, text: string, className = ''): HTMLElement {
  const created = document.createElement(tag);
  created.textContent = text;
  if (className) created.className = className;
  return created;
}
