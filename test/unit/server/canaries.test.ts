import { expect, it } from 'vitest';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import type { FaceGatewayOptions } from '../../../src/server/gatewayOptions.js';
import { memoryStore } from '../../../src/server/memoryStore.js';
import { askResult, authmatchBody, createWorld, matchBody, post } from './world.js';

/** Secrets and personal data that a whole verification has in its hands. */
const canaries = {
  name: authmatchBody.name,
  idNo: authmatchBody.idNo,
  photo: sampleJpegBase64.slice(200, 260),
  partnerToken: 'CANARY-PARTNER-TOKEN',
  pageToken: 'page-user1',
  sign: 'CANARYSIGN',
  nonce: 'CANARYNONCE',
  faceId: 'CANARYFACEID',
  partnerText: 'CANARYTEXT',
  resultPhoto: '/9j/CANARYRESULTPHOTO',
  resultVideo: 'CANARYRESULTVIDEO',
};

/** Returns the names of the canaries that a text contains. */
function found(value: unknown): string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(canaries).flatMap(([name, canary]) => (text.includes(canary) ? [name] : []));
}

/** Replies of the partner with canaries in every place. */
const replies: readonly ((orderNo: string) => Response)[] = [
  (orderNo) => ok({ orderNo, faceId: canaries.faceId, sign: canaries.sign, nonce: canaries.nonce }),
  () =>
    Response.json({
      errcode: 7,
      errmsg: canaries.partnerText,
      data: { traceNo: canaries.partnerText.repeat(9) },
    }),
  () => Response.json({ errmsg: canaries.partnerText }, { status: 500 }),
  () => new Response(`<html>${canaries.partnerText} ${canaries.name}</html>`),
  () => ok({ faceId: canaries.faceId }),
];

function ok(result: object): Response {
  return Response.json({ errcode: 0, errmsg: '', data: { status: 'SUCCESS', traceNo: '1', result } });
}

it('the audit log and the store’s orders contain no secret and no personal data, whatever the partner answers', async () => {
  const memory = memoryStore();
  const stored: [key: string, value: string | undefined][] = [];
  const store: FaceGatewayOptions['store'] = {
    ...memory,
    set(key, value, options) {
      stored.push([key, value]);
      return memory.set(key, value, options);
    },
  };
  let count = 0;
  const { gateway, entries, errors } = await createWorld({
    store,
    getPartnerToken: () => canaries.partnerToken,
    expose: { messages: true, media: 'both' },
    limits: { attemptsPerHour: 100 },
    fetch: async (input) => {
      count += 1;
      if (!String(input).endsWith('faceAdv')) {
        return ok({
          tencentCode: '66660004',
          tencentMsg: canaries.partnerText,
          photo: canaries.resultPhoto,
          video: canaries.resultVideo,
        });
      }
      return replies[count % replies.length]?.(`order${count}`) ?? new Response('');
    },
  });
  const answers = [];
  for (const body of [matchBody, authmatchBody]) {
    for (const _ of replies) {
      const request = { headers: { 'Idempotency-Key': `"key${count}"` } };
      const answer = await post(gateway, 'faceAdv', body, request);
      answers.push(answer.text);
      const orderNo = answer.json.data?.result?.['orderNo'];
      if (!orderNo) continue;
      answers.push((await askResult(gateway, orderNo)).text);
      answers.push((await askResult(gateway, orderNo, {}, { getFile: '1' })).text);
      await gateway.verify(orderNo, { userId: 'user1' });
    }
    await post(gateway, 'faceAdv', { ...body, name: canaries.name, idNo: 'x' });
    await post(gateway, 'faceAdv', `{"name":"${canaries.name}","idNo":"${canaries.idNo}"`);
  }
  // The canaries were there to be found.
  expect(found(answers.join())).toEqual(expect.arrayContaining(['sign', 'nonce', 'faceId', 'resultPhoto']));
  expect(entries.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'ticketIssued',
      'partnerRefused',
      'partnerFailed',
      'verdictSettled',
      'mediaSent',
    ]),
  );
  expect(found(entries)).toEqual([]);
  expect(found(errors.map(String))).toEqual([]);
  // Replies by their idempotency keys hold the ticket for ten minutes; a repetition needs it.
  expect(found(stored.filter(([key]) => !key.startsWith('reply:') && !key.startsWith('verdict:')))).toEqual(
    [],
  );
  expect(found(stored)).not.toEqual(expect.arrayContaining(['photo']));
  for (const secret of ['name', 'idNo', 'photo', 'partnerToken', 'pageToken', 'resultPhoto', 'resultVideo']) {
    expect(found(stored)).not.toContain(secret);
  }
});

it('replies to a page contain neither the partner’s token nor its address', async () => {
  const { gateway, partner } = await createWorld({ getPartnerToken: () => canaries.partnerToken });
  const { text, json } = await post(gateway, 'faceAdv', matchBody);
  const result = await askResult(gateway, json.data?.result?.['orderNo'] ?? '');
  const wrong = await post(gateway, 'faceAdv', matchBody, { path: '/nowhere' });
  for (const page of [text, result.text, wrong.text]) {
    expect(found(page)).toEqual([]);
    expect(page).not.toContain(partner.url.slice('http://'.length));
  }
});
