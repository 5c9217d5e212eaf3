// Adapters to the usual analytics: docs/events.md shows this file, word for word.
import type { FaceVerificationEvent } from 'face-verification-flow';

type Listener = (event: FaceVerificationEvent) => void;

/** Name of an event for the vendors, such as `face_verification_step`. All of them accept letters and `_`. */
const nameOf = ({ type }: FaceVerificationEvent) => `face_verification_${type}`;

/** Fields as text, numbers and booleans, which all vendors accept, without those that have no value. */
function fieldsOf({ type: _, ...fields }: FaceVerificationEvent): Record<string, string | number | boolean> {
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, typeof value === 'object' ? value.join(',') : value] as const];
  });
  return Object.fromEntries(entries);
}

/** Sentry and what is like it: `onEvent={breadcrumbs(Sentry.addBreadcrumb)}`. */
export function breadcrumbs(
  add: (breadcrumb: { category: string; message: string; level: 'info' | 'warning'; data: object }) => void,
): Listener {
  return (event) =>
    add({
      category: nameOf(event),
      message: event.type === 'step' ? `${event.from} → ${event.step}` : event.type,
      level: event.type === 'error' ? 'warning' : 'info',
      data: fieldsOf(event),
    });
}

/** GA4 by Google Tag Manager: `onEvent={dataLayer((window.dataLayer ??= []))}`. */
export function dataLayer(layer: { push(entry: object): unknown }): Listener {
  return (event) => layer.push({ event: nameOf(event), ...fieldsOf(event) });
}

/** 神策, Segment, Mixpanel and GA4 by gtag.js: `onEvent={track((name, fields) => sensors.track(name, fields))}`. */
export function track(send: (name: string, fields: Record<string, unknown>) => void): Listener {
  return (event) => send(nameOf(event), fieldsOf(event));
}

/** 百度统计, which takes a category, an action, a label and a number: `onEvent={baidu(window._hmt)}`. */
export function baidu(hmt: { push(command: readonly unknown[]): unknown }): Listener {
  return (event) => {
    const [label, value] = labelOf(event);
    hmt.push(['_trackEvent', 'face_verification', event.type, label, value]);
  };
}

function labelOf(event: FaceVerificationEvent): readonly [label: string, value: number] {
  switch (event.type) {
    case 'step':
      return [event.step, event.durationMs];
    case 'error':
      return [event.code, event.attempt];
    case 'camera':
      return [event.status, event.durationMs];
    case 'picker':
      return [event.status, event.durationMs ?? 0];
    case 'photo':
      return [event.path, event.byteLength];
    case 'handoff':
      return [event.chosen, event.attempt];
    case 'verdict':
      return [event.reason, event.attempt];
  }
}
