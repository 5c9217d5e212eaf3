/** The part of libheif-js (LGPL-3.0) that is used here: an optional peer dependency of the `./heic` entry. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Writes RGBA and calls back, with `null` if the image cannot be decoded. */
    display(target: ImageData, done: (result: ImageData | null) => void): void;
    free(): void;
  }
  interface Libheif {
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] };
    readonly ready?: Promise<unknown>;
  }
  export default function createLibheif(): Libheif;
}
