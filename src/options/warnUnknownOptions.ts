import type { ApiOptions } from '../client/apiOptions.js';
import type { Identity, SourcePhoto } from '../flow/model.js';
import type { BridgeHandoffOptions } from '../handoff/bridge.js';
import type { RedirectHandoffOptions } from '../handoff/facePage.js';
import { findHandoffDoubts } from '../handoff/handoffWarnings.js';
import { listHandoffs, type MadeHandoff } from '../handoff/madeHandoffs.js';
import type { MiniProgramHandoffOptions } from '../handoff/miniProgram.js';
import type { QrHandoffOptions } from '../handoff/qrHandoff.js';
import { isDevelopment } from '../shared/isDevelopment.js';
import { type CallbackName, callbackEvents } from './callbackEvents.js';
import { readLocale } from './locale.js';
import { findMissingConsent } from './missingConsent.js';
import type {
  CameraOptions,
  ConsentOptions,
  MatchOptions,
  PhotoOptions,
  ResultOptions,
  ResumeOptions,
} from './options.js';
import { findValueDoubts } from './valueDoubts.js';

/** The names of an object's options. An option that is missing does not compile. */
export type OptionNames<Options> = Readonly<Record<keyof Options, unknown>>;

const options: OptionNames<Omit<MatchOptions, CallbackName>> = {
  type: 1,
  userId: 1,
  api: 1,
  handoff: 1,
  photo: 1,
  identity: 1,
  consent: 1,
  resume: 1,
  result: 1,
  resultMedia: 1,
  ticketTtlMs: 1,
  backButton: 1,
  support: 1,
  browserUrl: 1,
};

const api: OptionNames<ApiOptions> = {
  baseUrl: 1,
  getToken: 1,
  paths: 1,
  headers: 1,
  credentials: 1,
  idempotencyKey: 1,
  fetch: 1,
  extData: 1,
  async: 1,
  resolveTicket: 1,
};

const paths: OptionNames<NonNullable<ApiOptions['paths']>> = { faceAdv: 1, faceAdvResult: 1 };
const photo: OptionNames<PhotoOptions> = {
  source: 1,
  upload: 1,
  takePhoto: 1,
  camera: 1,
  heic: 1,
  maxBase64Length: 1,
  blockDoubtful: 1,
};
const camera: OptionNames<CameraOptions> = { devices: 1, deviceId: 1, autoCapture: 1, detectFaces: 1 };
const source: OptionNames<SourcePhoto> = { origin: 1, data: 1 };
const identity: OptionNames<Identity> = { name: 1, idNo: 1 };
const resume: OptionNames<ResumeOptions> = { maxAgeMs: 1 };
const result: OptionNames<ResultOptions> = {
  getAttemptsLeft: 1,
  showScores: 1,
  maskedName: 1,
  next: 1,
  finishAfterMs: 1,
};
const consent: OptionNames<ConsentOptions> = {
  version: 1,
  terms: 1,
  recipients: 1,
  handler: 1,
  purpose: 1,
  contact: 1,
  retention: 1,
  confirm: 1,
  minors: 1,
  withdrawal: 1,
  agreementUrl: 1,
};

const redirectHandoff: OptionNames<RedirectHandoffOptions> = {
  loginUrl: 1,
  allowedHosts: 1,
  returnUrl: 1,
  from: 1,
  skipSdkResultPage: 1,
  leave: 1,
};
const qrHandoff: OptionNames<QrHandoffOptions> = {
  loginUrl: 1,
  allowedHosts: 1,
  returnUrl: 1,
  from: 1,
  skipSdkResultPage: 1,
};
const bridgeHandoff: OptionNames<BridgeHandoffOptions> = { bridge: 1, timeoutMs: 1 };

const miniProgramHandoff: OptionNames<MiniProgramHandoffOptions> = {
  navigate: 1,
  queryResult: 1,
  timeoutMs: 1,
};

/** Names of the options by the function that takes them. */
const handoffs: Readonly<Record<MadeHandoff['by'], object>> = {
  redirectHandoff,
  qrHandoff,
  bridgeHandoff,
  miniProgramHandoff,
};

/** Names of the options by the path of their object. */
const groups: Readonly<Record<string, object>> = {
  '': { ...options, ...callbackEvents },
  api,
  'api.paths': paths,
  photo,
  'photo.camera': camera,
  'photo.source': source,
  identity,
  consent,
  resume,
  result,
};

const warned = new Set<string>();

function warnOnce(key: string, sentence: string): void {
  if (warned.has(key)) return;
  warned.add(key);
  console.warn(`FaceVerification: ${sentence}`);
}

/**
 * Warns in the console of each option that the widget does not know, once per page, with the nearest known name. A
 * locale that it has no texts for is such an option. It also warns of values that are ignored or hardly meant, and during
 * development of what the consent page lacks.
 * @param others names that are known besides, such as those of the component's appearance; none if the widget shows no page
 */
export function warnUnknownOptions(given: object, others: object): void {
  warnUnknownLocale(given);
  for (const [path, names] of Object.entries(groups)) {
    warnUnknownNames(path, valueAt(given, path), path ? names : { ...names, ...others });
  }
  for (const doubt of findValueDoubts(given)) warnOnce(doubt, doubt);
  if (isDevelopment() && showsConsent(given, others)) warnMissingConsent(given);
  for (const handoff of listHandoffs(valueAt(given, 'handoff'))) {
    warnUnknownNames(handoff.by, handoff.options, handoffs[handoff.by]);
    for (const doubt of findHandoffDoubts(handoff)) warnOnce(doubt, `${handoff.by}: ${doubt}`);
  }
}

/** Returns whether the consent page is the widget's: not that of a UI on `createFaceVerification`, nor a slot of the host. */
function showsConsent(given: object, others: object): boolean {
  return Object.keys(others).length > 0 && !Object(valueAt(given, 'slots.screens')).consenting;
}

function warnMissingConsent(given: object): void {
  const missing = findMissingConsent(given).join(', ');
  if (!missing) return;
  warnOnce(
    missing,
    `the consent page lacks what the law asks for: ${missing}. docs/compliance.md says what each one costs.`,
  );
}

function warnUnknownNames(path: string, options: unknown, names: object): void {
  const known = Object.keys(names);
  for (const name of Object.keys(Object(options))) {
    if (known.includes(name)) continue;
    const full = join(path, name);
    const nearest = nearestOption(path, name, known);
    warnOnce(full, `${full} is not an option.${nearest ? ` Did you mean ${nearest}?` : ''}`);
  }
}

function warnUnknownLocale(given: object): void {
  const { locale, messages }: { readonly locale?: unknown; readonly messages?: unknown } = given;
  const { own, isKnown } = readLocale(locale, messages !== undefined);
  if (locale === undefined || isKnown) return;
  warnOnce(
    'locale',
    `there are no texts for the locale ${JSON.stringify(locale)}, so ${own} is shown. Use a BCP 47 tag such as zh-CN, zh-TW or en, or pass messages.`,
  );
}

function valueAt(given: object, path: string): unknown {
  if (!path) return given;
  // Only plain objects have options: the letters of a text and a function's properties are none.
  const value = path.split('.').reduce<unknown>((object, name) => Reflect.get(Object(object), name), given);
  return typeof value === 'object' ? value : undefined;
}

/** Returns the full name of the option that was probably meant: in the same object, or by this name in another. */
function nearestOption(path: string, name: string, siblings: readonly string[]): string | undefined {
  const [best] = siblings
    .map((sibling) => ({ sibling, distance: distanceBetween(name, sibling) }))
    .sort((one, other) => one.distance - other.distance);
  if (best && best.distance <= Math.max(1, name.length / 3)) return join(path, best.sibling);
  const elsewhere = Object.entries(groups).find(([, names]) => Object.keys(names).includes(name));
  return elsewhere && join(elsewhere[0], name);
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

/** Returns the number of letters to insert, delete or replace. A name that begins with the other counts as one. */
function distanceBetween(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a.startsWith(b) || b.startsWith(a)) return a === b ? 0 : 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, letterOfOther] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + (letter === letterOfOther ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
