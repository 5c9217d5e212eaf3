import { expect, it } from 'vitest';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';

/** Nothing listens at port 1. */
const elsewhere = 'http://127.0.0.1:1';

/** Returns the connections that a client opens before its first request, by origin and mode. */
function openedBy(api: ApiOptions): readonly string[] {
  const observer = new MutationObserver(() => undefined);
  observer.observe(document.head, { childList: true });
  void createClient({ api, userId: 'user123' }).getReady();
  const added = observer.takeRecords().flatMap(({ addedNodes }) => [...addedNodes]);
  observer.disconnect();
  return added.flatMap((node) =>
    node instanceof HTMLLinkElement ? `${node.rel} ${node.href} ${node.crossOrigin}` : [],
  );
}

it('getReady opens the connection that the request will take, to another origin alone', () => {
  expect(openedBy({ baseUrl: `${elsewhere}/face` })).toEqual([`preconnect ${elsewhere}/ anonymous`]);
  expect(openedBy({ baseUrl: elsewhere, credentials: 'include' })).toEqual([`preconnect ${elsewhere}/ null`]);
  expect(openedBy({ baseUrl: '/api' })).toEqual([]);
  expect(openedBy({ baseUrl: elsewhere, fetch })).toEqual([]);
  // Nothing stays in the host's page.
  expect(document.head.querySelector('link[rel=preconnect]')).toBeNull();
});
