import type { FaceVerificationElementProperties } from './elementProperties.js';
import type { FaceVerificationElementEventMap } from './FaceVerificationElement.js';

/** Turns `fv-use-alternative` into `FvUseAlternative`, as Vue names listeners. */
type PascalCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Name>;

/** Properties and events of `<face-verification>` in a Vue template. */
export type FaceVerificationVueProps = Partial<FaceVerificationElementProperties> & {
  readonly alternative?: boolean | undefined;
  readonly 'sign-in'?: boolean | '' | undefined;
  readonly required?: boolean | undefined;
  readonly name?: string | undefined;
} & {
  readonly [Name in keyof FaceVerificationElementEventMap as `on${PascalCase<Name>}`]?: (
    event: FaceVerificationElementEventMap[Name],
  ) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'face-verification': new () => { $props: FaceVerificationVueProps };
  }
}
