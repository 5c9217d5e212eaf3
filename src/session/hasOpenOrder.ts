import { readReturn } from '../handoff/returnParameters.js';
import { createOrderStore } from '../resume/orderStore.js';

/**
 * Returns whether the widget would request a result at once: the user has an open order, or has just come back from the
 * face SDK. Call it before your router chooses its first page, and go to the page with the widget then. The SDK drops the
 * hash of the return URL, so that a router with hashes shows its first page. It says nothing about a verdict that a reload
 * shows again, since a reload keeps the hash. It changes neither storage nor the address.
 */
export function hasOpenOrder({ userId }: { readonly userId: string }): boolean {
  if (typeof location === 'undefined') return false;
  const orders = createOrderStore({ userId });
  const { orderNo = '' } = readReturn(location.href)?.sdkReturn ?? {};
  return orders.find(orderNo, Date.now()) !== undefined || orders.findOpen(Date.now()) !== undefined;
}
