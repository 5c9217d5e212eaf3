import { type ReactElement, useState } from 'react';
import type { TimelineEntry } from './timeline.js';

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  readonly onRestart: () => void;
}

/** Shows the timeline beside the phone. */
export function Timeline({ entries, onRestart }: TimelineProps): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(deepLink()).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <aside className="sandbox-timeline" aria-label="Timeline">
      <div className="sandbox-timeline-bar">
        <h2>Timeline</h2>
        <button type="button" onClick={copy}>
          {copied ? 'Link copied' : 'Copy link'}
        </button>
        <button type="button" onClick={onRestart}>
          Start again
        </button>
      </div>
      <ol>
        {entries.map(({ id, at, kind, title, details }) => (
          <li key={id} data-kind={kind}>
            <span className="sandbox-at">{(at / 1000).toFixed(2)} s</span>
            {details ? (
              <details>
                <summary>{title}</summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
                <pre tabIndex={0}>{details}</pre>
              </details>
            ) : (
              <span>{title}</span>
            )}
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** Returns a link to the sandbox with this story, its options and settings. */
function deepLink(): string {
  const url = new URL(location.href);
  const story = url.searchParams.get('id') ?? '';
  const link = new URL('./', url);
  link.searchParams.set('path', `/story/${story}`);
  for (const name of ['args', 'globals']) {
    const value = url.searchParams.get(name);
    if (value) link.searchParams.set(name, value);
  }
  return link.href;
}
