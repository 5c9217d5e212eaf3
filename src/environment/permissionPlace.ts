import type { Environment } from './readEnvironment.js';

/** Place of the settings that open the camera. Each has instructions of its own. */
export type PermissionPlace =
  | 'iosSafari'
  | 'iosApp'
  | 'androidBrowser'
  | 'androidApp'
  | 'harmony'
  | 'computer';

/**
 * Returns where the user finds the permission. On iOS and HarmonyOS every app but Safari has it in the system's settings;
 * Android's browsers ask for each site.
 * @returns `undefined` for an unknown system, whose settings have unknown names
 */
export function permissionPlace({ system, device, permission }: Environment): PermissionPlace | undefined {
  if (device === 'computer') return 'computer';
  switch (system) {
    case 'ios':
      return permission === 'safari' ? 'iosSafari' : 'iosApp';
    case 'android':
      return permission === 'browser' ? 'androidBrowser' : 'androidApp';
    case 'harmony':
      return 'harmony';
    default:
      return undefined;
  }
}
