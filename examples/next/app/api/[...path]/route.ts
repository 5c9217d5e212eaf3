import { gateway } from '../../../lib/gateway';

export const POST = (request: Request) => gateway(request);
