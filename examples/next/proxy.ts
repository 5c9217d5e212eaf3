import { type NextRequest, NextResponse } from 'next/server';
import { startSession } from './lib/session';

/** Starts a session on the first visit. */
export function proxy(request: NextRequest): NextResponse {
  const response = NextResponse.next();
  if (!request.cookies.has('session')) {
    response.cookies.set('session', startSession(), {
      httpOnly: true,
      sameSite: 'lax',
      secure: request.nextUrl.protocol === 'https:',
    });
  }
  return response;
}

export const config = { matcher: '/' };
