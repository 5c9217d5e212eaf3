import { callHost } from '../shared/callHost.js';
import { toFaceVerificationError } from '../shared/errors.js';
import { type FlowPorts, isRepeatable, startEffect } from './effects.js';
import type { FlowInput, FlowPlan, FlowState } from './states.js';
import { initialState, transition } from './transition.js';

export interface Flow {
  getState(): FlowState;
  /** Calls `listener` after every move until the returned function is called. */
  subscribe(listener: () => void): () => void;
  send(event: FlowInput): void;
  /** Starts the effect of the current step. Safe to call twice, and again after `stop`. */
  start(): void;
  /**
   * Aborts the running effect. The state stays, and `start` starts the effect of its step again. Work that must not be
   * repeated goes on instead, and its events are held until `start`.
   */
  stop(): void;
}

export interface FlowOptions {
  readonly plan: FlowPlan;
  readonly ports: FlowPorts;
  /** Called after every move, before the subscribers. Must not throw. */
  readonly onMove?: ((previous: FlowState, next: FlowState) => void) | undefined;
}

/** Holds the state and runs the effect of each step: entering a step starts it, leaving aborts it. */
export function createFlow({ plan, ports, onMove }: FlowOptions): Flow {
  let state = initialState(plan);
  /** The effect of the current step. `undefined` if there is none, or if it was aborted by `stop`. */
  let visit: Visit | undefined;
  let isRunning = false;
  const listeners = new Set<() => void>();
  const queue: FlowInput[] = [];
  let draining = false;

  function send(event: FlowInput): void {
    // If a listener sends, the other listeners must still see the moves in order.
    queue.push(event);
    if (draining) return;
    draining = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) handle(next);
    } finally {
      draining = false;
    }
  }

  function handle(event: FlowInput): void {
    const previous = state;
    state = transition(previous, event, plan, ports.now());
    if (state === previous) return;
    // Before the effect: the order must be stored when a handoff leaves the page.
    onMove?.(previous, state);
    if (state.step !== previous.step) {
      leave();
      if (isRunning) enter();
    }
    for (const listener of [...listeners]) callHost(listener, undefined);
  }

  function leave(): void {
    visit?.controller.abort();
    visit = undefined;
  }

  function enter(): void {
    const controller = new AbortController();
    const { signal } = controller;
    const held: FlowInput[] = [];
    visit = { controller, held };
    // The one place that drops what arrives after its step was left.
    const emit = (event: FlowInput) => {
      if (signal.aborted) return;
      if (isRunning) send(event);
      else held.push(event);
    };
    startEffect(state, { ports, signal, emit })?.then(emit, (error: unknown) =>
      emit({ type: 'FAILED', error: toFaceVerificationError(error) }),
    );
  }

  function deliver({ controller, held }: Visit): void {
    for (const event of held.splice(0)) if (!controller.signal.aborted) send(event);
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send,
    start() {
      if (isRunning) return;
      isRunning = true;
      if (!visit) enter();
      else deliver(visit);
    },
    stop() {
      isRunning = false;
      if (isRepeatable(state)) leave();
    },
  };
}

/** The effect of a step while the flow is in it. */
interface Visit {
  readonly controller: AbortController;
  /** Events that came while the flow was stopped, oldest first. */
  readonly held: FlowInput[];
}
