import { describe, expect, it } from 'vitest';
import { openOrder, orderToRemember, pickerToRemember } from '../../../src/flow/resume.js';
import { order, states } from './samples.js';

describe('openOrder', () => {
  it('is there from the ticket to the verdict, also while a question for it has failed', () => {
    expect(openOrder(states.handingOff)).toBe(order);
    for (const state of [states.interrupted, states.awaitingResult, states.undecided]) {
      expect(openOrder(state)).toBe(state.order);
      expect(openOrder(state)).toMatchObject(order);
    }
    expect(openOrder({ ...states.failed, retryAt: states.awaitingResult })).toBe(states.awaitingResult.order);
  });

  it('is not there before the ticket and after the verdict', () => {
    const without = ['consenting', 'capturing', 'requestingTicket', 'failed', 'passed', 'rejected'] as const;
    for (const step of without) expect(openOrder(states[step])).toBeUndefined();
  });
});

describe('orderToRemember', () => {
  it('saves a new order before the handoff begins', () => {
    expect(orderToRemember(states.requestingTicket, states.handingOff)).toEqual({ as: 'save', order });
  });

  it('saves how far the order has come', () => {
    const { order } = states.awaitingResult;
    expect(orderToRemember(states.handingOff, states.awaitingResult)).toEqual({ as: 'save', order });
    expect(orderToRemember(states.awaitingResult, states.undecided)).toEqual({
      as: 'save',
      order: states.undecided.order,
    });
  });

  it('has nothing to do while the same order is as far as before', () => {
    expect(orderToRemember(states.handingOff, states.interrupted)).toBeUndefined();
  });

  it('leaves it to whoever tells the verdict to settle it', () => {
    expect(orderToRemember(states.awaitingResult, states.passed)).toBeUndefined();
    expect(orderToRemember(states.awaitingResult, states.rejected)).toBeUndefined();
  });

  it('releases it with a fresh start, and when it has failed', () => {
    expect(orderToRemember(states.undecided, states.reviewing)).toEqual({
      as: 'release',
      order: states.undecided.order,
    });
    expect(orderToRemember(states.interrupted, states.capturing)).toEqual({ as: 'release', order });
    expect(orderToRemember(states.handingOff, states.failed)).toEqual({ as: 'release', order });
  });

  it('order is kept when the user leaves and comes back', () => {
    expect(orderToRemember(states.undecided, states.cancelled)).toBeUndefined();
  });
});

describe('pickerToRemember', () => {
  const open = { step: 'capturing', picker: 'album' } as const;

  it('is saved before the picker opens', () => {
    expect(pickerToRemember(states.capturing, open)).toEqual({ save: 'album' });
  });

  it('is forgotten when it closes, and with the step', () => {
    expect(pickerToRemember(open, states.capturing)).toBe('clear');
    expect(pickerToRemember(open, states.preparing)).toBe('clear');
    expect(pickerToRemember(open, states.consenting)).toBe('clear');
  });

  it('picker is not remembered in other steps', () => {
    expect(pickerToRemember(states.preparing, states.reviewing)).toBeUndefined();
  });
});
