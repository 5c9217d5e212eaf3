import {
  Component,
  type ComponentChild,
  createContext,
  createElement,
  Fragment,
  options,
  render,
} from 'preact';
import {
  useCallback,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks';

/**
 * As much of React as the widget and its form library use, on Preact: the script tag's build has this module in the
 * place of `react` and `react-dom/client`. `preact/compat` does the same for any React code, for 4 kB gzip more
 * (measured: 2026-11, Preact 11.2).
 */
export {
  Component,
  createContext,
  createElement,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
};

/** A layout effect subscribes before anything can change behind a passive one. */
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
    // What was rendered is what a change is told from.
  }, [subscribe, getSnapshot, value]);
  return value;
}

/** Of `react-dom/client`. */
export function createRoot(container: Element): {
  readonly render: (tree: ComponentChild) => void;
  readonly unmount: () => void;
} {
  return {
    render: (tree) => render(tree, container),
    unmount: () => render(null, container),
  };
}

/** The form library takes hooks from the default export. */
export default {
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

/** React's names of what Preact leaves to the DOM: presentation attributes of SVG, and `onChange` of a text field. */
const SVG_NAME =
  /^(?:clip|color|dominant|fill|font|paint|pointer|shape|stop|stroke|text|transform|vector)[A-Z]/;

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
  return props;
}

function nativeName(type: string, name: string, props: Props): string {
  if (name === 'onChange' && type === 'input' && !/^(?:checkbox|radio|file)$/.test(String(props['type']))) {
    return 'onInput'; // React's onChange fires with every key, the DOM's only once the field is left.
  }
  return SVG_NAME.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
}
