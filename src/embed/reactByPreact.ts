import {
  Component,
  type ComponentChild,
  createContext,
  createElement,
  Fragment,
  options,
  render,
} from 'preact';
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

/**
 * The part of React that the widget and its form library use, implemented with Preact. The script tag's build resolves
 * `react` and `react-dom/client` to this module. `preact/compat` supports all of React and costs 2.8 kB gzip
 * more (measured: 2026-11, Preact 11.2).
 */
export {
  Component,
  createContext,
  createElement,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
};

let idCount = 0;

/** Returns an id of this widget. Ids of a shadow root meet no others, and nothing is rendered on a server. */
export function useId(): string {
  return useState(() => {
    idCount += 1;
    return `fv${idCount}`;
  })[0];
}

/** Subscribes in a layout effect, so that no change is missed between the render and a passive effect. */
export function useSyncExternalStore<Value>(
  subscribe: (listener: () => void) => () => void,
  getSnapshot: () => Value,
): Value {
  const value = getSnapshot();
  const [, setVersion] = useState(0);
  useLayoutEffect(() => {
    let seen = value;
    const look = () => {
      const next = getSnapshot();
      if (Object.is(next, seen)) return;
      seen = next;
      setVersion((version) => version + 1);
    };
    look();
    return subscribe(look);
    // The rendered value is the one to compare with.
  }, [subscribe, getSnapshot, value]);
  return value;
}

/** Replaces `createRoot` of `react-dom/client`. */
export function createRoot(container: Element): {
  readonly render: (tree: ComponentChild) => void;
  readonly unmount: () => void;
} {
  return {
    render: (tree) => render(tree, container),
    unmount: () => render(null, container),
  };
}

/** SVG presentation attributes in React's spelling, which Preact passes to the DOM unchanged. */
const SVG_NAME = /^(?:fill|shape|stroke)[A-Z]/;

/** React's events have the browser's event beside them; Preact's are the browser's. */
const handleEvent = options.event;
options.event = (event) => {
  Object.assign(event, { nativeEvent: event });
  return handleEvent?.(event) ?? event;
};

const before = options.vnode;
options.vnode = (node) => {
  if (typeof node.type === 'string') node.props = nativeProps(node.type, { ...node.props });
  before?.(node);
};

type Props = Parameters<NonNullable<typeof options.vnode>>[0]['props'] & Record<string, unknown>;

function nativeProps(type: string, props: Props): Props {
  for (const [name, value] of Object.entries(props)) {
    const native = nativeName(type, name, props);
    if (native === name) continue;
    delete props[name];
    props[native] = value;
  }
  // Translators of pages replace text nodes, so a text is set through its element, which stays.
  if (typeof props.children === 'string') {
    props['textContent'] = props.children;
    props.children = undefined;
  }
  return props;
}

function nativeName(type: string, name: string, props: Props): string {
  if (name === 'onChange' && type === 'input' && !/^(?:checkbox|radio|file)$/.test(String(props['type']))) {
    return 'onInput'; // React's onChange fires with every key, the DOM's only once the field is left.
  }
  // Only the DOM's own spelling is set as a property; Preact leaves out an attribute that is `false`.
  if (name === 'spellCheck') return 'spellcheck';
  return SVG_NAME.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
}
