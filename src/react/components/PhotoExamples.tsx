import type { ReactElement, ReactNode } from 'react';
import { useMessages } from '../messages/useMessages.js';

/** Shows one good photo and three bad ones as small drawings, with a line that says the same in words. */
export function PhotoExamples(): ReactElement {
  const { examples: text, tipLight, tipFront, tipUncovered } = useMessages().capture;
  return (
    <>
      <ul className="fv-examples">
        <Example label={text.good} isGood>
          <Head />
          <Features />
        </Example>
        <Example label={text.dark} isDark>
          <Head />
          <Features />
        </Example>
        <Example label={text.covered}>
          <Head />
          <path
            className="fv-ink"
            d="M25 30h9v3c0 3-2 4-4.5 4S25 36 25 33Zm13 0h9v3c0 3-2 4-4.5 4S38 36 38 33Z"
          />
          <path className="fv-line" d="M34 31.5h4" />
          <path className="fv-line fv-mask" d="M25.5 40.5c7-2 14-2 21 0 0 7-4 12-10.5 12s-10.5-5-10.5-12Z" />
        </Example>
        <Example label={text.side}>
          <Profile />
        </Example>
      </ul>
      <p className="fv-note fv-example-words">
        <span>{tipLight}</span> <span>{tipFront}</span> <span>{tipUncovered}</span>
      </p>
    </>
  );
}

interface ExampleProps {
  readonly label: string;
  readonly isGood?: boolean | undefined;
  readonly isDark?: boolean | undefined;
  readonly children: ReactNode;
}

function Example({ label, isGood, isDark, children }: ExampleProps): ReactElement {
  return (
    <li className="fv-example" data-good={isGood} data-dark={isDark}>
      <svg viewBox="0 0 72 80" aria-hidden="true" focusable="false">
        <rect className="fv-tile" x="1" y="1" width="70" height="78" rx="10" />
        {children}
        <circle className="fv-badge" cx="59" cy="67" r="10" />
        <path className="fv-badge-mark" d={isGood ? 'm54.5 67 3.5 3.5 6-7' : 'm55.5 63.5 7 7m0-7-7 7'} />
      </svg>
      <span>{label}</span>
    </li>
  );
}

/** A head from the front, with hair and shoulders. */
function Head(): ReactElement {
  return (
    <path
      className="fv-line"
      d="M23 31c0-10 5-16 13-16s13 6 13 16c0 12-5.5 21-13 21S23 43 23 31Zm0-1c3-7 7-9 13-9s10 2 13 9M13 77c1-9 8-15 17-16v-10m29 26c-1-9-8-15-17-16v-10"
    />
  );
}

function Features(): ReactElement {
  return <path className="fv-line" d="M31 33v2m10-2v2m-8.5 8c2 2.5 5 2.5 7 0" />;
}

/** A head from the side. */
function Profile(): ReactElement {
  return (
    <path
      className="fv-line"
      d="M46 49v12c8 2 13 7 14 16M18 77c1-7 5-12 12-15v-7h-4c-3 0-4-2-4-5v-5l-4-2 5-9c0-12 7-19 16-19s15 7 15 17c0 8-3 13-8 17M24 28c7 1 13-1 17-5 2 7 2 11 5 14m-4 1c0-3 5-4 5 0 0 3-3 5-5 4M29 36v2"
    />
  );
}
