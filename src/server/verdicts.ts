import { parseOutcome } from '../client/contract.js';
import type { Outcome, VerificationType } from '../flow/model.js';
import { isFaceVerificationError } from '../shared/errors.js';
import { type Audit, eventOf } from './audit.js';
import { toGatewayError } from './gatewayError.js';
import type { FaceGatewayOptions, FaceOrder, FaceVerdict } from './gatewayOptions.js';
import { FIRST_SWEEP_MS, ORDER_LIFETIME_MS, type OrderState, type Orders } from './orders.js';
import { isOrderNo } from './parseRequest.js';
import { withTimeout } from './withTimeout.js';

/** Expectations of `verify`. */
export interface FaceVerifyOptions {
  /** The user who asks for the business decision. A pass of another user does not count. */
  readonly userId: string;
  /**
   * Type that the decision needs.
   * @default any of the gateway's `types`
   */
  readonly type?: VerificationType | undefined;
  /**
   * Maximum age of the order in milliseconds.
   * @default 3_600_000
   */
  readonly maxAgeMs?: number | undefined;
  /**
   * Whether this call uses the pass up, so that one pass allows one decision.
   * @default false
   */
  readonly once?: boolean | undefined;
}

/**
 * Answer of `verify`. `unknownOrder` also stands for the order of another user, `pending` for an order without a verdict,
 * `alreadyUsed` for a pass that `once` has used up.
 */
export type FaceVerifyResult =
  | { readonly passed: true; readonly reason: 'passed'; readonly verdict: FaceVerdict }
  | {
      readonly passed: false;
      readonly reason: 'rejected' | 'pending' | 'unknownOrder' | 'tooOld' | 'wrongType' | 'alreadyUsed';
      readonly verdict?: FaceVerdict | undefined;
    };

/** Numbers of a `sweep`. */
export interface FaceSweepReport {
  /** Orders that were looked at. */
  readonly checked: number;
  /** Orders whose verdict was delivered to `onVerdict`. */
  readonly delivered: number;
  /** Orders that had no verdict in their lifetime. */
  readonly expired: number;
  /** Orders for which the partner, the store or `onVerdict` failed. They are checked again later. */
  readonly failed: number;
}

export interface Verdicts {
  /** Returns the order's verdict, from the store or the partner. The verdict is delivered to the host first. */
  resolve(state: OrderState): Promise<FaceVerdict | undefined>;
  /** Stores a verdict that the partner returned, and delivers it to the host. Returns the order's first verdict. */
  settle(order: FaceOrder, outcome: Outcome): Promise<FaceVerdict>;
  verify(orderNo: string, options: FaceVerifyOptions): Promise<FaceVerifyResult>;
  sweep(options?: { readonly limit?: number | undefined }): Promise<FaceSweepReport>;
}

interface VerdictsOptions {
  readonly orders: Orders;
  readonly askResult: (orderNo: string, more?: object) => Promise<unknown>;
  readonly onVerdict: FaceGatewayOptions['onVerdict'];
  readonly audit: Audit;
  readonly onError: (error: unknown) => void;
}

/** Timeout of `onVerdict` in milliseconds. */
const CALLBACK_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_AGE_MS = 3_600_000;
/** Longest time in milliseconds between two sweeps of an order. */
const MAX_SWEEP_INTERVAL_MS = 6 * 3_600_000;
/** Maximum time in milliseconds between two questions about an order while the partner fails or refuses. */
const MAX_RETRY_INTERVAL_MS = 15 * 60_000;

/** Creates the functions that bring verdicts to the host. */
export function createVerdicts({ orders, askResult, onVerdict, audit, onError }: VerdictsOptions): Verdicts {
  /** Questions under way by order number, so that pages and sweeps of one process share them. */
  const questions = new Map<string, Promise<Outcome | undefined>>();

  function askOnce(orderNo: string): Promise<Outcome | undefined> {
    const running = questions.get(orderNo);
    if (running) return running;
    const question = askResult(orderNo)
      .then((reply) => parseOutcome(reply, orderNo))
      .finally(() => questions.delete(orderNo));
    questions.set(orderNo, question);
    return question;
  }

  /** Calls `onVerdict` unless it has received the verdict. Returns whether it has. */
  async function deliver(state: OrderState): Promise<boolean> {
    const { verdict, isDelivered } = state;
    if (!verdict || isDelivered) return true;
    const { orderNo, userId } = verdict;
    if (!(await orders.leaseDelivery(orderNo))) return false;
    const about = { userId, orderNo, traceNo: verdict.traceNo, verdict: verdict.verdict };
    try {
      if (onVerdict) {
        await withTimeout(CALLBACK_TIMEOUT_MS, () => onVerdict(verdict), 'onVerdict');
      }
    } catch (error) {
      onError(error);
      audit({ event: 'verdictNotDelivered', ...about });
      await orders.endLease(orderNo);
      return false;
    }
    await orders.markDelivered(state);
    if (onVerdict) audit({ event: 'verdictDelivered', ...about });
    return true;
  }

  async function settle(
    order: FaceOrder,
    outcome: Outcome,
  ): Promise<{ verdict: FaceVerdict; done: boolean }> {
    const { state, isFirst } = await orders.settle(order, outcome);
    const verdict = state.verdict ?? { ...order, ...outcome };
    const { orderNo, userId } = order;
    const { tencentCode, traceNo } = verdict;
    if (isFirst) {
      audit({
        event: 'verdictSettled',
        userId,
        orderNo,
        traceNo,
        type: order.type,
        tencentCode,
        verdict: verdict.verdict,
      });
    }
    return { verdict, done: await deliver(state) };
  }

  const resolve: Verdicts['resolve'] = async (state) => {
    if (state.verdict) {
      await deliver(state);
      return state.verdict;
    }
    const outcome = await askOnce(state.order.orderNo);
    return outcome && (await settle(state.order, outcome)).verdict;
  };

  async function check(orderNo: string, options: FaceVerifyOptions): Promise<FaceVerifyResult> {
    const state = isOrderNo(orderNo) ? await orders.find(orderNo) : undefined;
    if (!state || state.order.userId !== options.userId) return { passed: false, reason: 'unknownOrder' };
    const { order } = state;
    if (options.type && options.type !== order.type) return { passed: false, reason: 'wrongType' };
    // An order of the future was opened before the clock was set back, and its age is unknown.
    if (Math.abs(Date.now() - order.createdAt) > (options.maxAgeMs ?? DEFAULT_MAX_AGE_MS)) {
      return { passed: false, reason: 'tooOld' };
    }
    const verdict = await resolve(state);
    if (!verdict) return { passed: false, reason: 'pending' };
    if (verdict.verdict !== 'passed') return { passed: false, reason: 'rejected', verdict };
    if (options.once && !(await orders.use(orderNo)))
      return { passed: false, reason: 'alreadyUsed', verdict };
    return { passed: true, reason: 'passed', verdict };
  }

  async function sweepOne(orderNo: string): Promise<'delivered' | 'expired' | 'failed' | 'waiting'> {
    const state = await orders.find(orderNo);
    if (!state) {
      await orders.drop(orderNo);
      return 'expired';
    }
    const { order } = state;
    if (state.isDelivered) {
      await orders.unschedule(order);
      return 'waiting';
    }
    const age = Date.now() - order.createdAt;
    const outcome = state.verdict
      ? undefined
      : await askOnce(orderNo).catch(async (error: unknown) => {
          // A failure of the store has been reported by the store. The sweep ends with the partner's.
          await askLater(order, Math.min(age / 5, MAX_RETRY_INTERVAL_MS)).catch(() => {});
          throw error;
        });
    if (state.verdict || outcome) {
      const done = outcome ? (await settle(order, outcome)).done : await deliver(state);
      return done ? 'delivered' : 'failed';
    }
    // The next question comes when the order is twice as old.
    return askLater(order, Math.min(Math.max(age, FIRST_SWEEP_MS), MAX_SWEEP_INTERVAL_MS));
  }

  /** Schedules the next question about an order, unless its lifetime ends before. */
  async function askLater(order: FaceOrder, wait: number): Promise<'waiting' | 'expired'> {
    const { userId, orderNo, traceNo, createdAt } = order;
    const dueAt = Date.now() + wait;
    if (dueAt - createdAt < ORDER_LIFETIME_MS) {
      await orders.reschedule(order, dueAt);
      return 'waiting';
    }
    await orders.unschedule(order);
    audit({ event: 'orderExpired', userId, orderNo, traceNo });
    return 'expired';
  }

  async function sweepDue(limit: number): Promise<FaceSweepReport> {
    const counts = { delivered: 0, expired: 0, failed: 0, waiting: 0 };
    const orderNos = await orders.due(limit);
    // One after the other, since the partner has pages to answer.
    for (const orderNo of orderNos) {
      try {
        counts[await sweepOne(orderNo)] += 1;
      } catch (error) {
        counts.failed += 1;
        auditFailure(error, { orderNo });
        if (!isFaceVerificationError(error)) onError(error);
      }
    }
    const { waiting, ...rest } = counts;
    return { checked: orderNos.length, ...rest };
  }

  /** Sweep under way: a slow partner must not make sweeps pile up. */
  let sweeping: Promise<FaceSweepReport> | undefined;

  function auditFailure(error: unknown, about: { orderNo: string; userId?: string }): void {
    if (isFaceVerificationError(error) && error.code === 'partner_refused') {
      const { errcode, traceNo } = error.details;
      audit({ event: 'partnerRefused', ...about, errcode, traceNo });
    } else {
      const { code } = toGatewayError(error);
      audit({ event: eventOf(code), ...about, code });
    }
  }

  return {
    resolve,
    settle: async (order, outcome) => (await settle(order, outcome)).verdict,
    async verify(orderNo, options) {
      const { userId } = options;
      try {
        const answer = await check(orderNo, options);
        const { reason, verdict } = answer;
        audit({ event: 'verified', userId, orderNo, traceNo: verdict?.traceNo, reason });
        return answer;
      } catch (error) {
        auditFailure(error, { userId, orderNo });
        throw error;
      }
    },
    async sweep({ limit = 100 } = {}) {
      sweeping ??= sweepDue(limit).finally(() => {
        sweeping = undefined;
      });
      return sweeping;
    },
  };
}
