/** What must not be found anywhere but in the requests that it belongs to. */
export const canaries = {
  token: 'canary-token-8b1f',
  name: '欧阳金丝雀',
  idNo: '11010519491231002X',
} as const;
