import type { ReactElement } from 'react';
import type { Appearance } from '../../src/react/FaceVerificationView.js';
import { gallery, type SceneName } from '../gallery.js';
import { Teleported } from './Teleported.js';

export interface ContactSheetProps extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  /** Of each screen, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly only?: readonly string[];
}

/** The names of all screens, in the order in which a person meets them. */
export const sceneNames = Object.keys(gallery) as readonly SceneName[]; // its very keys

/** Every screen beside the others, to look at and to print. */
export function ContactSheet({ width, height, only, ...appearance }: ContactSheetProps): ReactElement {
  const shown = sceneNames.filter((name) => !only || only.includes(name));
  return (
    <div className="sandbox-sheet">
      {shown.map((name) => (
        <figure key={name} style={{ width }}>
          <div className="sandbox-sheet-screen" data-scene={name} style={{ minHeight: height }}>
            <Teleported scene={name} {...appearance} />
          </div>
          <figcaption>{name}</figcaption>
        </figure>
      ))}
    </div>
  );
}
