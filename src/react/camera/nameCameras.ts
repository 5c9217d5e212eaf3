import type { CameraChoice } from '../../camera/listCameras.js';
import type { CameraFacing } from '../../flow/model.js';

/**
 * Returns the names of a list. Cameras of a side are numbered in the user's language, since phones call theirs "camera2 3,
 * facing back"; cameras of a computer have names of their own.
 */
export function nameCameras(
  cameras: readonly CameraChoice[],
  sides: Readonly<Record<CameraFacing, string>>,
): readonly { readonly deviceId: string; readonly name: string }[] {
  return cameras.map(({ deviceId, facing, label }, index) => {
    // Chromium adds the USB ids of the maker and the model.
    const own = label.replace(/ \([\da-f]{4}:[\da-f]{4}\)$/i, '');
    if (facing === 'unknown' && own) return { deviceId, name: own };
    const isSameSide = (other: CameraChoice) => other.facing === facing;
    const count = cameras.filter(isSameSide).length;
    const position = cameras.slice(0, index + 1).filter(isSameSide).length;
    return { deviceId, name: count > 1 ? `${sides[facing]} ${position}` : sides[facing] };
  });
}
