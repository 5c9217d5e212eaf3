/** Creates 128 random bits as hex. `crypto.randomUUID` is too young (Chrome 92, iOS 15.4) and needs a secure page. */
export function createRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
