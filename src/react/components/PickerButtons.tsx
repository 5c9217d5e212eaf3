import type { ReactElement } from 'react';
import type { Picker } from '../../flow/model.js';
import { useMessages } from '../messages/useMessages.js';
import { AlbumIcon, CameraIcon, PhoneIcon } from './illustrations.js';

interface PickerButtonsProps {
  /** Beside a way that is offered first. */
  readonly beside: boolean;
  readonly albumFirst: boolean;
  /** `touch`: only on phones, since a desktop opens the same dialog for both. */
  readonly withCamera: boolean | 'touch';
  readonly onPick: (picker: Picker) => void;
}

/** Camera and album are two inputs: one cannot serve both (https://github.com/Tencent/weui.js/issues/147). */
export function PickerButtons({ beside, albumFirst, withCamera, onPick }: PickerButtonsProps): ReactElement {
  const text = useMessages().capture;
  const order: readonly Picker[] = albumFirst ? ['album', 'camera'] : ['camera', 'album'];
  return (
    <div className="fv-pickers" data-beside={beside || undefined}>
      {order.map((picker, index) => (
        <button
          key={picker}
          type="button"
          className="fv-button fv-picker"
          data-kind={beside || index > 0 ? 'secondary' : 'primary'}
          data-touch={(picker === 'camera' && withCamera === 'touch') || undefined}
          // The second click of a double click would open a second picker above the first.
          onClick={({ detail }) => detail < 2 && onPick(picker)}
        >
          {picker === 'album' ? <AlbumIcon /> : beside ? <PhoneIcon /> : <CameraIcon />}
          {picker === 'camera' && beside ? text.phoneCamera : text[picker]}
        </button>
      ))}
    </div>
  );
}
