import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useRef } from 'react';
import { tryCosmetic } from './tryCosmetic.js';

interface ScreenProps {
  readonly title: string;
  /** One or two sentences under the title. */
  readonly intro?: ReactNode | undefined;
  readonly picture?: ReactNode | undefined;
  readonly children?: ReactNode | undefined;
  /** Buttons, the likeliest first; they stay within reach of the thumb. */
  readonly actions?: ReactNode | undefined;
  readonly align?: 'start' | 'center' | undefined;
}

/** Whether the person was last seen using the widget: only then is the focus the widget's to move. */
export const InUseContext: React.Context<{ readonly current: boolean }> = createContext<{
  readonly current: boolean;
}>({ current: false });

/** The frame of every step: picture, heading, text, what there is to do. Its heading takes the focus. */
export function Screen({
  title,
  intro,
  picture,
  children,
  actions,
  align = 'center',
}: ScreenProps): ReactElement {
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const head = (
    <>
      {picture}
      <h2 className="fv-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </>
  );
  return (
    <div className="fv-screen" data-align={align}>
      <div className="fv-body">
        {align === 'start' ? <div className="fv-head">{head}</div> : head}
        {intro && <p className="fv-intro">{intro}</p>}
        {children}
      </div>
      {actions && <div className="fv-actions">{actions}</div>}
    </div>
  );
}

/** Moves the focus, and with it a screen reader's voice, to the heading of a step that has just come. */
function useFocusOnArrival<Heading extends HTMLElement>(): React.RefObject<Heading | null> {
  const heading = useRef<Heading>(null);
  const inUse = useContext(InUseContext);
  useEffect(() => {
    if (!inUse.current) return;
    tryCosmetic(() => heading.current?.focus({ preventScroll: true }));
    tryCosmetic(() => heading.current?.scrollIntoView({ block: 'nearest' }));
  }, [inUse]);
  return heading;
}
