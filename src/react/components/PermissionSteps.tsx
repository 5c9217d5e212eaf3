import { type ReactElement, useMemo } from 'react';
import { permissionPlace } from '../../environment/permissionPlace.js';
import { readEnvironment } from '../../environment/readEnvironment.js';
import { fill } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';
import { AddressBarPicture, CameraOffPicture, SwitchPicture } from './illustrations.js';
import { tryCosmetic } from './tryCosmetic.js';

/** Shows how to open the camera here, by the names that the settings have. Shows nothing where they are unknown. */
export function PermissionSteps(): ReactElement | null {
  const { steps, apps } = useMessages().permission;
  const environment = useMemo(() => readEnvironment(), []);
  const place = permissionPlace(environment);
  if (!place) return null;
  const app = apps[environment.container];
  const { first, second, third } = steps[place];
  return (
    <ol className="fv-steps">
      {[first, second, third].map((step) => (
        <li key={step}>{fill(step, { app })}</li>
      ))}
    </ol>
  );
}

/** Shows what the steps lead to: the icon beside the address, or a switch in the settings. */
export function PermissionPicture(): ReactElement {
  const place = permissionPlace(useMemo(() => readEnvironment(), []));
  switch (place) {
    case 'iosSafari':
    case 'androidBrowser':
    case 'computer':
      return <AddressBarPicture />;
    case undefined:
      return <CameraOffPicture />;
    default:
      return <SwitchPicture />;
  }
}

interface FoldedStepsProps {
  readonly summary: string;
  /** Sentence above the steps. It may name `{app}`. */
  readonly intro?: string | undefined;
}

/** Shows the steps folded, for a user who may not need them. */
export function FoldedSteps({ summary, intro }: FoldedStepsProps): ReactElement | null {
  const { apps } = useMessages().permission;
  const environment = useMemo(() => readEnvironment(), []);
  if (!permissionPlace(environment)) return null;
  return (
    <details
      className="fv-details fv-full"
      // Below the fold they would open behind the buttons.
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) tryCosmetic(() => currentTarget.scrollIntoView({ block: 'start' }));
      }}
    >
      <summary className="fv-details-summary">{summary}</summary>
      {intro && <p className="fv-note">{fill(intro, { app: apps[environment.container] })}</p>}
      <PermissionPicture />
      <PermissionSteps />
    </details>
  );
}
