/** A bundle for browsers gets this file in place of the gateway. It has none of its exports, so that most bundlers stop. */
throw new Error('face-verification-flow/server is for servers. Import it in no code that a page loads.');

export {};
