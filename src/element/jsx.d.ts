import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FaceVerificationElementProperties } from './elementProperties.js';
import type { FaceVerificationElement, FaceVerificationElementEventMap } from './FaceVerificationElement.js';

/**
 * Properties and events of `<face-verification>` in JSX. React 19 sets properties and adds the listeners; React 18 writes
 * text attributes only, and takes a `ref` for the rest.
 */
export type FaceVerificationJsxProps = DetailedHTMLProps<
  HTMLAttributes<FaceVerificationElement>,
  FaceVerificationElement
> &
  Partial<FaceVerificationElementProperties> & {
    readonly 'user-id'?: string | undefined;
    readonly 'base-url'?: string | undefined;
    readonly 'login-url'?: string | undefined;
    readonly 'return-url'?: string | undefined;
    readonly 'result-media'?: FaceVerificationElementProperties['resultMedia'];
    readonly 'text-size'?: FaceVerificationElementProperties['textSize'];
    readonly alternative?: boolean | undefined;
    readonly 'sign-in'?: boolean | undefined;
    readonly required?: boolean | undefined;
    readonly name?: string | undefined;
  } & {
    readonly [Name in keyof FaceVerificationElementEventMap as `on${Name}`]?:
      | ((event: FaceVerificationElementEventMap[Name]) => void)
      | undefined;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'face-verification': FaceVerificationJsxProps;
    }
  }
}
