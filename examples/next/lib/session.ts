import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = process.env.SESSION_SECRET || 'development only';

function sign(userId: string): string {
  return createHmac('sha256', secret).update(userId).digest('base64url');
}

/** Replace it by your login. Each visitor of the example is a user of their own. */
export function startSession(): string {
  const userId = `user-${randomBytes(8).toString('hex')}`;
  return `${userId}.${sign(userId)}`;
}

/** Returns the user of a Cookie header, if its signature is ours. */
export function readSession(cookie: string | null): { userId: string } | undefined {
  const [, userId = '', signature = ''] = /(?:^|; )session=([\w-]+)\.([\w-]+)/.exec(cookie ?? '') ?? [];
  const [ours, theirs] = [Buffer.from(sign(userId)), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? { userId } : undefined;
}
