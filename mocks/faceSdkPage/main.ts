/**
 * Stands in for the face SDK's H5 page: takes the same query as the real login URL, checks it as strictly,
 * lets the developer pick how it ends, and comes back by redirect with the documented parameters.
 */
import './page.css';
import { createMockBackend } from '../backend.js';
import { buildReturnUrl, checkLogin, choices } from './protocol.js';

const backend = createMockBackend(localStorage);
const place = document.querySelector('#sdk');
if (place) place.append(...render(new URLSearchParams(location.search)));

function render(query: URLSearchParams): Element[] {
  const heading = element('h1', '模拟刷脸');
  const complaint = checkLogin(query, backend);
  if (complaint) {
    return [badge(), heading, element('p', complaint, 'complaint'), parameters(query)];
  }
  backend.update(query.get('orderNo') ?? '', { started: true });
  const intro = element('p', '这里代替腾讯云人脸核身页面。请选择刷脸怎样结束：', 'intro');
  return [badge(), face(), heading, intro, buttons(query), parameters(query)];
}

function buttons(query: URLSearchParams): Element {
  const list = element('div', '', 'choices');
  for (const { choice, label, note } of choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['choice'] = choice;
    button.append(element('span', label), element('small', note));
    button.addEventListener('click', () => {
      backend.update(query.get('orderNo') ?? '', { choice });
      location.replace(buildReturnUrl(query, choice));
    });
    list.append(button);
  }
  return list;
}

/** What the page was given; the signature and the nonce are shown by their length alone. */
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
  return element('p', '开发用 · 不会使用摄像头', 'badge');
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
