import assert from 'node:assert/strict';
import { lookAtPage } from '../../browser/security/lookAtPage.js';
import { canaries } from './canaries.js';
import type { Phone } from './phone.js';
import type { World } from './world.js';

/** What the request log shows after any story. */
export function checkRequests(world: World, attempts: number): void {
  assert.equal(world.asked('faceAdv').length, attempts, 'one faceAdv per attempt');

  const logins = world.face.requests.filter(({ path }) => path === '/api/web/login');
  const started = logins.map(({ query }) => query.get('orderNo'));
  assert.equal(new Set(started).size, started.length, 'no ticket was used twice');
  const refused = world.face.requests.filter(({ reply }) => reply !== '');
  assert.deepEqual(refused, [], 'no login was refused');

  for (const { referrer } of logins) assert.equal(referrer, undefined, 'left without a referrer');
  for (const { body, referrer = '' } of world.asked('faceAdvResult')) {
    assert.ok(world.orders().includes(JSON.parse(body).orderNo), 'asked for its own orders alone');
    assert.doesNotMatch(referrer, /newSignature|h5faceId|code=/, 'asked from a stripped address');
  }

  const asked = world.asked('faceAdvResult');
  for (const [index, { begunAt }] of asked.slice(1).entries()) {
    assert.ok((asked[index]?.endedAt ?? Number.POSITIVE_INFINITY) <= begunAt, 'one question in flight');
  }

  const completed = world.told
    .filter(({ what }) => what === 'complete')
    .map(({ detail }) => Reflect.get(Object(detail), 'orderNo'));
  assert.equal(new Set(completed).size, completed.length, 'onComplete once per order');
}

/** Everything a page leaves behind, searched for what must not be in it. */
export async function checkLeaks(world: World, phone: Phone): Promise<void> {
  const left = JSON.stringify({
    told: world.told,
    page: await phone.evaluate(`(${lookAtPage})()`),
    // Where the widget's own requests came from; the page's were begun before anything could be stripped.
    referrers: [...world.asked('faceAdv'), ...world.asked('faceAdvResult')].map(({ referrer }) => referrer),
  });
  const secrets = [
    canaries.token,
    canaries.name,
    canaries.idNo,
    ...world.asked('faceAdv').flatMap(({ reply }) => {
      const { sign, nonce, faceId } = JSON.parse(reply).data.result;
      return [sign, nonce, faceId];
    }),
  ];
  for (const secret of secrets) {
    assert.ok(secret.length >= 4);
    assert.ok(!left.includes(secret), `found: ${secret} in ${around(left, secret)}`);
  }
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 120), at + found.length + 60);
}
