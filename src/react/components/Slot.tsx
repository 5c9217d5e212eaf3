import { Component, type ComponentType, type ReactElement, type ReactNode } from 'react';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { SlotProps } from '../slots.js';

interface SlotOwnProps<State extends FlowState> {
  readonly own: ComponentType<SlotProps<State>> | undefined;
  readonly state: State;
  readonly send: (action: FlowAction) => void;
  /** The widget's own part. */
  readonly children?: ReactElement | undefined;
}

/** The host's part where there is one, else the widget's. */
export function Slot<State extends FlowState>({
  own: Own,
  state,
  send,
  children,
}: SlotOwnProps<State>): ReactElement | undefined {
  if (!Own) return children;
  return (
    <Boundary fallback={children}>
      <Own state={state} send={send} original={children} />
    </Boundary>
  );
}

interface BoundaryProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Catches errors of the host's part: they reach the page's monitoring and never end the verification. */
class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state: { readonly failed: boolean } = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    setTimeout(() => {
      throw error;
    });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
