import type { FlowPlan, FlowState } from '../flow/states.js';
import { transition } from '../flow/transition.js';
import { tryOrUndefined } from '../resume/storage.js';
import type { FaceVerificationHandle } from './connectFlow.js';

/** Name in `history.state` of how many entries of the flow lie below an entry. */
const LEVEL = 'faceVerificationLevel';

/** Returns how many steps the user can go back inside the flow. */
export function countStepsBack(state: FlowState, plan: FlowPlan): number {
  const previous = transition(state, { type: 'GO_BACK' }, plan);
  return previous === state || previous.step === 'cancelled' ? 0 : 1 + countStepsBack(previous, plan);
}

/**
 * Makes the device's back button go one step back in the flow. Each step forward adds an entry with the page's own address
 * and `history.state`, so that a router sees no other page. A step back in the widget takes its entry away. The entries stay
 * when the flow goes on to the face check or ends, since the page may be about to leave; the back button passes them then.
 * @returns a function that stops it and leaves the entries
 */
export function followBackButton(
  { getState, subscribe, send }: Pick<FaceVerificationHandle, 'getState' | 'subscribe' | 'send'>,
  plan: FlowPlan,
): () => void {
  let level = levelOf(history.state);
  /** Level at which a move of ours arrives. Its event says nothing about the user. */
  let awaited: number | undefined;

  function moveTo(target: number): void {
    awaited = target;
    history.go(target - level);
  }

  /** Brings the entries to the number of steps. */
  function follow(): void {
    if (awaited !== undefined) return;
    const state = getState();
    if (state.step === 'withdrawing') unmark();
    const steps = countStepsBack(state, plan);
    while (level < steps) if (!addEntry(level + 1)) return;
    if (level > steps && (steps > 0 || state.step === 'consenting')) moveTo(steps);
  }

  function addEntry(next: number): boolean {
    const current: unknown = history.state;
    // A state that is no object cannot be marked.
    if (typeof current !== 'object') return false;
    try {
      history.pushState({ ...current, [LEVEL]: next }, '');
    } catch {
      // Safari allows 100 calls in 30 s, a sandboxed frame none.
      return false;
    }
    level = next;
    return true;
  }

  /** Leaves no mark on the entry that the user sees, once the consent is withdrawn. */
  function unmark(): void {
    const current: unknown = history.state;
    if (typeof current !== 'object' || current === null || !(LEVEL in current)) return;
    const { [LEVEL]: _, ...rest } = current;
    tryOrUndefined(() => history.replaceState(rest, ''));
    level = 0;
  }

  function onPopState({ state }: PopStateEvent): void {
    const before = level;
    level = levelOf(state);
    const isOurs = awaited === level;
    awaited = undefined;
    if (isOurs) follow();
    else if (level < before) goBack(before);
  }

  function goBack(before: number): void {
    let steps = countStepsBack(getState(), plan);
    if (steps === 0) pass(before);
    while (steps > level) {
      send({ type: 'GO_BACK' });
      const left = countStepsBack(getState(), plan);
      if (left >= steps) return;
      steps = left;
    }
  }

  /** Leaves the flow's entries, and the page if there is one before it. */
  function pass(before: number): void {
    if (history.length > before + 1) history.go(-1 - level);
    else if (level > 0) moveTo(0);
  }

  const unsubscribe = subscribe(follow);
  addEventListener('popstate', onPopState);
  follow();
  return () => {
    unsubscribe();
    removeEventListener('popstate', onPopState);
  };
}

function levelOf(state: unknown): number {
  const level: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, LEVEL) : 0;
  return typeof level === 'number' ? level : 0;
}
