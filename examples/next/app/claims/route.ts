import { gateway } from '../../lib/gateway';
import { readSession } from '../../lib/session';

/** The business decision: it asks the gateway, and never believes the page. */
export async function POST(request: Request): Promise<Response> {
  const session = readSession(request.headers.get('cookie'));
  if (!session) return Response.json({ error: 'Sign in first.' }, { status: 401 });
  const { orderNo } = await request.json();
  const check = await gateway.verify(String(orderNo), { ...session, type: 'match', once: true });
  if (!check.passed) return Response.json({ error: check.reason }, { status: 403 });
  return Response.json({ claim: 'accepted', orderNo: check.verdict.orderNo });
}
