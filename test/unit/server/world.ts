import { afterEach } from 'vitest';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import {
  type MockServer,
  type MockServerOptions,
  startMockServer,
} from '../../../mocks/server/startMockServer.js';
import type { FaceAuditEntry } from '../../../src/server/audit.js';
import { createFaceGateway, type FaceGateway } from '../../../src/server/createFaceGateway.js';
import type { FaceGatewayOptions, FaceVerdict } from '../../../src/server/gatewayOptions.js';
import { identity } from '../flow/samples.js';

/** A request that reached the partner. */
interface PartnerRequest {
  readonly endpoint: string;
  readonly authorization: string | null;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** A reply to a page. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: {
    readonly errcode?: number;
    readonly errmsg?: string;
    readonly code?: string;
    readonly data?: {
      readonly status?: string;
      readonly traceNo?: string;
      readonly result?: Readonly<Record<string, string>>;
    };
  };
}

/** A gateway before the mocked partner's HTTP server. */
export interface World {
  readonly gateway: FaceGateway;
  readonly partner: MockServer;
  /** Requests to the partner, oldest first. */
  readonly requests: readonly PartnerRequest[];
  readonly entries: readonly FaceAuditEntry[];
  readonly verdicts: readonly FaceVerdict[];
  readonly errors: readonly unknown[];
  /** Creates another gateway with the same logs. */
  another(options?: Partial<FaceGatewayOptions>): FaceGateway;
}

const PAGE = 'https://shop.example';
const servers: MockServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/**
 * Starts the mocked partner's HTTP server and creates a gateway before it. Pages sign in by `Authorization: page-USER`; the
 * partner's token is `partner-first`, then `partner-expired`.
 */
export async function createWorld(
  options: Partial<FaceGatewayOptions> = {},
  mocks: MockServerOptions = {},
): Promise<World> {
  const partner = await startMockServer({ port: 0, onNote: () => {}, tencentCode: '0', ...mocks });
  servers.push(partner);
  const requests: PartnerRequest[] = [];
  const entries: FaceAuditEntry[] = [];
  const verdicts: FaceVerdict[] = [];
  const errors: unknown[] = [];
  const defaults: FaceGatewayOptions = {
    partnerUrl: partner.url,
    getPartnerToken: (reason) => `partner-${reason}`,
    authorize: ({ headers }) => {
      const [, userId] = /^page-(.+)$/.exec(headers.get('Authorization') ?? '') ?? [];
      return userId === undefined ? undefined : { userId };
    },
    types: ['match', 'authmatch'],
    onVerdict: (verdict) => void verdicts.push(verdict),
    audit: (entry) => void entries.push(entry),
    onError: (error) => void errors.push(error),
    fetch: async (input, init) => {
      const text = await new Response(init?.body).text();
      const headers = new Headers(init?.headers);
      const endpoint = String(input).slice(String(input).lastIndexOf('/') + 1);
      requests.push({ endpoint, authorization: headers.get('Authorization'), text, body: JSON.parse(text) });
      return fetch(input, init);
    },
  };
  const another = (more: Partial<FaceGatewayOptions> = {}) =>
    createFaceGateway({ ...defaults, ...options, ...more });
  return { gateway: another(), partner, requests, entries, verdicts, errors, another };
}

export const matchBody = {
  async: false,
  userId: 'chosen-by-page',
  type: 'match',
  sourcePhotoStr: { origin: 'self', data: sampleJpegBase64 },
};
export const authmatchBody = { async: false, userId: 'chosen-by-page', type: 'authmatch', ...identity };

export interface PageRequest {
  readonly user?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly path?: string | undefined;
}

/** Sends a request as the widget does on a page of the gateway's origin. */
export async function post(
  gateway: FaceGateway,
  endpoint: 'faceAdv' | 'faceAdvResult',
  body: unknown,
  { user = 'user1', headers = {}, path = `/api/tech/ai/face/${endpoint}` }: PageRequest = {},
): Promise<PageAnswer> {
  const request = new Request(`${PAGE}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: PAGE,
      'Sec-Fetch-Site': 'same-origin',
      ...(user ? { Authorization: `page-${user}` } : {}),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return read(await gateway(request));
}

export async function read(response: Response): Promise<PageAnswer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : {} };
}

/** Opens an order and returns its number. */
export async function openOrder(gateway: FaceGateway, request: PageRequest = {}): Promise<string> {
  const { json } = await post(gateway, 'faceAdv', matchBody, request);
  const orderNo = json.data?.result?.['orderNo'];
  if (!orderNo) throw new Error(`no order: ${JSON.stringify(json)}`);
  return orderNo;
}

/** Asks for the result of an order. */
export function askResult(
  gateway: FaceGateway,
  orderNo: string,
  request: PageRequest = {},
  more: object = {},
) {
  return post(gateway, 'faceAdvResult', { async: false, orderNo, ...more }, request);
}

export function last<Item>(list: readonly Item[]): Item | undefined {
  return list[list.length - 1];
}
