import { gateway } from '../../../lib/gateway';

/** Your scheduler calls it every minute, with the secret in Authorization. */
export async function POST(request: Request): Promise<Response> {
  const { CRON_SECRET } = process.env;
  const isScheduler = CRON_SECRET && request.headers.get('authorization') === `Bearer ${CRON_SECRET}`;
  return isScheduler ? Response.json(await gateway.sweep()) : new Response(null, { status: 401 });
}
