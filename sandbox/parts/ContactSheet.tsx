import type { ReactElement } from 'react';
import type { Appearance } from '../../src/react/FaceVerificationView.js';
import { gallery, type Scene, type SceneName } from '../gallery.js';
import { SceneFrame } from './SceneFrame.js';
import { SceneView } from './SceneView.js';

export interface ContactSheetProps extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  /** Width of each screen in pixels. */
  readonly width: number;
  /** Height of each screen in pixels. */
  readonly height: number;
  /** Names of the screens to show, by default all. */
  readonly only?: readonly string[];
}

/** Names of all screens, in the order in which users see them. */
export const sceneNames = Object.keys(gallery) as readonly SceneName[]; // Object.keys loses the type of the keys

/** Height in pixels below which a window is a phone in landscape; it does not grow with its content. */
export const LOW = 540;

/** Returns whether the camera covers the page. */
export function coversPage(name: SceneName): boolean {
  const { capture }: Scene = gallery[name];
  return capture?.camera !== undefined;
}

/** Shows all screens side by side, to look at and to print. */
export function ContactSheet({ width, height, only, ...appearance }: ContactSheetProps): ReactElement {
  const shown = sceneNames.filter((name) => !only || only.includes(name));
  return (
    <div className="sandbox-sheet">
      {shown.map((name) => (
        <figure key={name} style={{ width }} data-scene={name}>
          <SceneFrame title={name} width={width} height={height} grows={height > LOW && !coversPage(name)}>
            <div className="sandbox-sheet-screen" style={{ minHeight: height }}>
              <SceneView scene={name} {...appearance} />
            </div>
          </SceneFrame>
          <figcaption>{name}</figcaption>
        </figure>
      ))}
    </div>
  );
}
