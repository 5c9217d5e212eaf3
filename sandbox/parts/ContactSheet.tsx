import type { ReactElement } from 'react';
import type { Appearance } from '../../src/react/FaceVerificationView.js';
import { gallery, type Scene, type SceneName } from '../gallery.js';
import { SceneFrame } from './SceneFrame.js';
import { SceneView } from './SceneView.js';

export interface ContactSheetProps extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  /** Of each screen, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly only?: readonly string[];
}

/** The names of all screens, in the order in which a person meets them. */
export const sceneNames = Object.keys(gallery) as readonly SceneName[]; // its very keys

/** A window that is lower, in pixels, is a phone on its side: made higher, it would be none. */
export const LOW = 540;

/** Whether the camera is over it. */
export function coversPage(name: SceneName): boolean {
  const { capture }: Scene = gallery[name];
  return capture?.camera !== undefined;
}

/** Every screen beside the others, to look at and to print. */
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
