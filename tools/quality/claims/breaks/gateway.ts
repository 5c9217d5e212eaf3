import { breaksOf } from '../break.js';

/** Claims about the gateway of `face-verification-flow/server`, from several chapters. */
export const gateway = breaksOf({
  '1.3.6': [
    {
      file: 'src/server/parseRequest.ts',
      find: 'new URL(origin).origin === url.origin',
      replace: 'url.href.startsWith(origin)',
      why: 'A link may begin like an origin of the list.',
    },
    {
      file: 'src/server/parseRequest.ts',
      find: 'if (!isAllowed || url.username || url.password)',
      replace: 'if (url.username || url.password)',
      why: 'A link may name any host.',
    },
    {
      file: 'src/server/parseRequest.ts',
      find: 'return url.href;',
      replace: 'return link;',
      why: 'The partner receives another spelling than the one that was checked.',
    },
  ],
  '3.5.1': [
    {
      file: 'src/server/origin.ts',
      find: "if (site !== null) return site !== 'same-origin' && site !== 'none';",
      replace: "if (site !== null) return site === 'cross-site' && origin === null;",
      why: 'A page of another site is believed.',
    },
    {
      file: 'src/server/origin.ts',
      find: 'return origin !== null && hostOf(origin) !==',
      replace: 'return origin !== null && origin.slice(0, 4) === hostOf(origin) && hostOf(origin) !==',
      why: 'Browsers without Sec-Fetch-Site are not asked for their origin.',
    },
    {
      file: 'src/server/createFaceGateway.ts',
      find: "if (request.method === 'OPTIONS' && 'Access-Control-Allow-Origin' in cors) {",
      replace: "if (request.method === 'OPTIONS') {",
      why: 'Preflights of every origin are allowed.',
      by: 'preflight',
    },
  ],
  '8.2.1': [
    {
      file: 'src/server/createFaceGateway.ts',
      find: "if (!session) throw new GatewayError('unauthorized', 'Sign in first.');",
      replace: "if (!session) return { userId: 'anonymous' };",
      why: 'Who is not signed in is a user.',
    },
    {
      file: 'src/server/createTicketEndpoint.ts',
      find: 'if (!types.includes(subject.type)) {',
      replace: 'if (types.length === 0) {',
      why: 'A page may request a type that the host does not accept.',
    },
    {
      file: 'src/server/createTicketEndpoint.ts',
      find: 'allowSubject &&\n      !(await',
      replace: 'allowSubject &&\n      types.length > 2 &&\n      !(await',
      why: 'The host is not asked about the subject.',
    },
  ],
  '8.2.2': [
    {
      file: 'src/server/createResultEndpoint.ts',
      find: 'if (state?.order.userId !== session.userId) {',
      replace: 'if (!state) {',
      why: 'A page gets the result of another user’s order.',
    },
    {
      file: 'src/server/orders.ts',
      find: 'return bound?.userId === order.userId;',
      replace: 'return bound !== undefined;',
      why: 'An order of another user reaches a page.',
    },
    {
      file: 'src/server/verdicts.ts',
      find: 'if (!state || state.order.userId !== options.userId)',
      replace: 'if (!state)',
      why: 'A pass of another user counts.',
    },
  ],
  '8.2.3': [
    {
      file: 'src/server/replies.ts',
      find: '...(scores ? { liveRate, similarity } : {}),',
      replace: 'liveRate,\n    similarity,',
      why: 'Scores reach a page that the host exposes none to.',
    },
    {
      file: 'src/server/createResultEndpoint.ts',
      find: "photo: media === 'video' ? undefined : photo,",
      replace: 'photo,',
      why: 'A photo reaches a page that may have a video.',
    },
    {
      file: 'src/server/createResultEndpoint.ts',
      find: "return wanted === 'both' || wanted === allowed ? allowed : undefined;",
      replace: 'return wanted;',
      why: 'A page gets the recording that it wants.',
    },
  ],
  '8.3.1': [
    {
      file: 'src/server/createTicketEndpoint.ts',
      find: '    userId: session.userId,\n    type: subject.type,',
      replace: "    userId: 'page',\n    type: subject.type,",
      why: 'The partner does not hear the session’s user.',
    },
    {
      file: 'src/server/verdicts.ts',
      find: 'if (options.type && options.type !== order.type) return',
      replace: 'if (options.type && !order.type) return',
      why: 'A pass of the other type counts.',
    },
  ],
  '15.4.2': [
    {
      file: 'src/server/memoryStore.ts',
      find: 'if (ifAbsent && find(key)) return false;',
      replace: "if (ifAbsent && find(key) && !key.startsWith('used:')) return false;",
      why: 'A pass may be used twice.',
    },
    {
      file: 'src/server/createIdempotency.ts',
      find: "if (reply !== undefined && reply !== 'pending') return reply;",
      replace: "if (reply !== undefined) return reply === 'pending' ? undefined : reply;",
      why: 'A request does not wait for the first one with its key.',
    },
    {
      file: 'src/server/createTicketEndpoint.ts',
      find: 'if (value <= limits.attemptsPerHour) return;',
      replace: 'if (value <= limits.attemptsPerHour + 1) return;',
      why: 'An attempt more than allowed reaches the partner.',
    },
  ],
  '16.3.2': [
    {
      file: 'src/server/createFaceGateway.ts',
      find: 'note({ event: eventOf(code), code, status, orderNo, traceNo });',
      replace: 'if (status > 404) note({ event: eventOf(code), code, status, orderNo, traceNo });',
      why: 'Refusals are not logged.',
    },
    {
      file: 'src/server/createFaceGateway.ts',
      find: 'note({ event: eventOf(code), code, status, orderNo, traceNo });',
      replace: 'note({ event: eventOf(code), status, orderNo, traceNo });',
      why: 'The log does not say why.',
    },
  ],
  '16.3.4': [
    {
      file: 'src/server/createFaceGateway.ts',
      find: "else if (code === 'unexpected') reportError(details.cause ?? error);",
      replace: '',
      why: 'Failures of the host’s functions are silent.',
    },
    {
      file: 'src/server/orders.ts',
      find: "      onError(error);\n      throw new GatewayError('store_unavailable'",
      replace: "      throw new GatewayError('store_unavailable'",
      why: 'Failures of the store are silent.',
    },
  ],
});
