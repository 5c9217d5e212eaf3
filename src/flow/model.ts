/** What travels through the flow: the nouns every folder shares. Data only. */

/** `match`: liveness and the person's own photo. `authmatch`: liveness and the authority's record. */
export type VerificationType = 'match' | 'authmatch';

/** Where a photo came from. An untrusted hint: a virtual camera looks like a camera. */
export type PhotoOrigin = 'camera' | 'album' | 'host';

/** What opens over the page, and may cost it: the phone's camera app or its album. */
export type Picker = 'camera' | 'album';

/** A photo that is fit to send. */
export interface PreparedPhoto {
  /** A JPEG, upright, without metadata. */
  readonly blob: Blob;
  /** The same bytes as standard base64, without line breaks and without a `data:` prefix. */
  readonly base64: string;
  /** Pixels of the prepared picture. */
  readonly width: number;
  readonly height: number;
  /** JPEG quality of the last encode, 0–1; 1 where the original was only stripped of its metadata. */
  readonly quality: number;
  /** How often the picture was encoded; 0 where it was only stripped. */
  readonly encodes: number;
  /** How often an eighth of it was encoded beforehand, to foresee its size. */
  readonly samples?: number | undefined;
  /** What was given: pixels upright, the type its content says (never its name), bytes. */
  readonly source: {
    readonly width: number;
    readonly height: number;
    readonly type: string;
    readonly byteLength: number;
  };
  /** Which way it was prepared, for measurements and support. */
  readonly path: PhotoPath;
  /** What it was allowed to weigh; `undefined` for a photo that something else prepared. */
  readonly budget?: PhotoBudget | undefined;
  /** What the person may want to know before sending it; empty or `undefined` where nothing is wrong. */
  readonly hints?: readonly PhotoHint[] | undefined;
}

/** How large the photo was allowed to be, and why. */
export interface PhotoBudget {
  /** Strictly less than this many characters of base64. */
  readonly maxBase64Length: number;
  /** `limit`: nothing speaks for less. `fixed`: the host wants no other. The rest: the connection. */
  readonly reason: 'limit' | 'fixed' | 'saveData' | 'slowConnection' | 'slowFirstRequest';
}

/** What may be wrong with a picture of a face. Hints for the person, never a reason to refuse by themselves. */
export type PhotoHint = 'tooDark' | 'tooBright' | 'blurred' | 'smallFace';

export type PhotoPath = 'worker' | 'main' | 'compatible' | 'stripped';

/** Turns whatever was taken or picked into a {@link PreparedPhoto}. */
export type PreparePhoto = (
  source: Blob,
  options: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
) => Promise<PreparedPhoto>;

/** What the person typed for `authmatch`. Personal data: lives in memory only. */
export interface Identity {
  /** As on the ID card. */
  readonly name: string;
  /** 18 characters, the last one 0–9 or an upper-case X. */
  readonly idNo: string;
}

/** A photo as the partner's `sourcePhotoStr` carries it. */
export interface SourcePhoto {
  /** `self`: base64 in `data`; `fds`: a path on the partner's file server; `uri`: a link. */
  readonly origin: 'self' | 'fds' | 'uri';
  readonly data: string;
}

/** What a faceAdv request is about. `sourcePhoto`: the host has the photo, nothing is captured. */
export type Subject =
  | { readonly type: 'match'; readonly photo: PreparedPhoto }
  | { readonly type: 'match'; readonly sourcePhoto: SourcePhoto }
  | { readonly type: 'authmatch'; readonly identity: Identity };

/** What faceAdv answers. Used once, within minutes; `sign` and `nonce` are opaque to us. */
export interface Ticket {
  readonly faceId: string;
  readonly orderNo: string;
  readonly traceNo: string;
  readonly bizSeqNo?: string | undefined;
  readonly sign?: string | undefined;
  readonly nonce?: string | undefined;
  readonly appId?: string | undefined;
}

/** An order whose result is open. Holds nothing secret or personal, so it may be stored. */
export interface PendingOrder {
  readonly orderNo: string;
  readonly traceNo: string;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly startedAt: number;
}

/** What faceAdvResult says once there is a verdict. */
export interface Outcome {
  readonly verdict: 'passed' | 'rejected';
  readonly orderNo: string;
  readonly traceNo: string;
  /** Tencent's result code: `0` for passed. */
  readonly tencentCode: string;
  /** Tencent's own words: untrusted text, at most 200 characters. */
  readonly tencentMsg?: string | undefined;
  readonly bizSeqNo?: string | undefined;
  /** 0–100, as text. */
  readonly liveRate?: string | undefined;
  /** 0–100, as text. */
  readonly similarity?: string | undefined;
  /** `yyyyMMddHHmmss`, Beijing time. */
  readonly occurredTime?: string | undefined;
}

/** What was recorded during the face check: checked to be what it claims, and kept in memory only. */
/** Recordings of the face check that the result page shows. */
export type ResultMedia = 'both' | 'photo' | 'video';

export interface OutcomeMedia {
  /** A JPEG or PNG. */
  readonly photo?: Blob | undefined;
  /** An MP4. */
  readonly video?: Blob | undefined;
}
