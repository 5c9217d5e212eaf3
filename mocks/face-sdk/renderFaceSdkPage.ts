import type { MockBackend, SdkChoice } from '../backend.js';
import { checkLogin, endings } from './protocol.js';
import { type FaceSdkWords, wordsFor } from './words.js';

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
  const words = wordsFor(query);
  const badge = element('p', words.badge, 'badge');
  const heading = element('h1', words.title);
  const error = checkLogin(query, backend);
  if (error) return [badge, heading, element('p', error, 'error'), parameters(query, words)];
  backend.update(query.get('orderNo') ?? '', { started: true });
  const intro = element('p', words.intro, 'intro');
  const end = (choice: SdkChoice) => {
    backend.update(query.get('orderNo') ?? '', { choice });
    onEnd(choice);
  };
  return [badge, face(), heading, intro, buttons(words, end), parameters(query, words)];
}

function buttons(words: FaceSdkWords, end: (choice: SdkChoice) => void): Element {
  const list = element('div', '', 'choices');
  for (const { choice, code } of endings) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['choice'] = choice;
    button.append(
      element('span', words.endings[choice]),
      element('small', code ? `code=${code}` : words.withoutParameters),
    );
    button.addEventListener('click', () => end(choice));
    list.append(button);
  }
  return list;
}

/** Lists the parameters; of the signature and the nonce only the length. */
function parameters(query: URLSearchParams, words: FaceSdkWords): Element {
  const details = document.createElement('details');
  const list = document.createElement('dl');
  for (const [name, value] of query) {
    const isSecret = name === 'sign' || name === 'nonce';
    const shown = isSecret ? words.secret.replace('{length}', String(value.length)) : value;
    list.append(element('dt', name), element('dd', shown));
  }
  details.append(element('summary', words.parameters), list);
  return details;
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
