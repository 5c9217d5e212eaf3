import {
  apps,
  browsers,
  type ContainerName,
  type DeviceKind,
  type InAppBrowser,
  miniProgramMarks,
  type PermissionSteps,
  type SystemName,
  systems,
} from './containers.js';

/** Facts about the place where the page is open. They come from the browser's own description, which can be wrong. */
export interface Environment {
  readonly system: SystemName;
  readonly device: DeviceKind;
  /** Whether the device is a phone or tablet. */
  readonly mobile: boolean;
  /** Program that shows the page. */
  readonly container: ContainerName;
  /** App whose built-in browser this is; `undefined` for other browsers. */
  readonly inApp: InAppBrowser | undefined;
  /** Whether the page is in a mini-program's web-view, which opens only addresses that its owner has registered. */
  readonly miniProgram: boolean;
  /** Whether the face SDK's page can open here; `true` unless it is known that it cannot. */
  readonly opensFacePage: boolean;
  /** Whether a file input with `capture="user"` opens the rear camera here. */
  readonly captureOpensRear: boolean;
  /** Instructions that open the camera here. */
  readonly permission: PermissionSteps;
}

/** Properties by which a browser describes itself. */
export interface BrowserSigns {
  readonly userAgent: string;
  /** `navigator.maxTouchPoints`. @default 0 */
  readonly maxTouchPoints?: number | undefined;
  /** Variables of the page, as `window` has them. @default {} */
  readonly variables?: object | undefined;
}

/**
 * Reads where a page is open, from the tables that the widget itself uses. No feature detection finds the app around a browser,
 * so the user agent is looked up. It can be wrong or forged, so use the answer for advice and never for security. Where nothing
 * matches, nothing is assumed that could do harm: `container` is `unknown`, and `opensFacePage` is `true`.
 *
 * It sends no request and asks for no permission. A mini-program may set its variable late, so read again before you act.
 * @param signs Properties by which a browser describes itself.
 * @returns the environment of these signs, by default of this page; on a server without `navigator` an unknown computer
 * @example
 * const { container, miniProgram, opensFacePage } = readEnvironment();
 * if (!opensFacePage) showOtherWays();
 * @example
 * // On a server, from the header of a request.
 * const { device } = readEnvironment({ userAgent: request.headers.get('user-agent') ?? '' });
 * @see docs/environments.md for each container with what works in it
 */
export function readEnvironment(signs: BrowserSigns = readSigns()): Environment {
  const { userAgent } = signs;
  const app = apps.find((row) => row.userAgent.test(userAgent));
  const found = app ?? browsers.find((row) => row.userAgent.test(userAgent));
  const { system, device } = readSystem(signs);
  const miniProgram = isMiniProgram(signs);
  return {
    system,
    device,
    mobile: device !== 'computer',
    container: found?.name ?? 'unknown',
    inApp: app?.name,
    miniProgram,
    opensFacePage: !miniProgram && !found?.refusesFacePage,
    // https://gitcode.com/openharmony/docs/blob/master/zh-cn/application-dev/web/web-file-upload.md
    captureOpensRear: system === 'harmony',
    permission: found?.permission ?? 'browser',
  };
}

/** Node 20 has no navigator. */
function readSigns(): BrowserSigns {
  const { userAgent = '', maxTouchPoints }: Partial<Navigator> = globalThis.navigator ?? {};
  return { userAgent, maxTouchPoints, variables: globalThis };
}

function readSystem({ userAgent, maxTouchPoints = 0 }: BrowserSigns): {
  readonly system: SystemName;
  readonly device: DeviceKind;
} {
  const found = systems.find((row) => row.userAgent.test(userAgent));
  // Since iPadOS 13 an iPad reports itself as a Mac; its touch screen differs.
  if (found?.name === 'macos' && maxTouchPoints > 1) return { system: 'ios', device: 'tablet' };
  const device = found?.device ?? (/Mobile/i.test(userAgent) ? 'phone' : 'computer');
  return { system: found?.name ?? 'unknown', device };
}

function isMiniProgram({ userAgent, variables = {} }: BrowserSigns): boolean {
  return miniProgramMarks.some(({ userAgent: mark, variable }) => {
    if (mark?.test(userAgent)) return true;
    const value: unknown = variable && Reflect.get(variables, variable[0]);
    return typeof value === 'string' && variable?.[1].test(value);
  });
}
