import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '#renderer/app/client/use-watched.ts';
import { usePreferences } from '#renderer/app/preferences/preferences-context.ts';
import type { DeviceKind, LocalDevices } from '#renderer/media/local-devices.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { deviceKey } from '../media/device-memory.ts';
import { useDeviceOptions } from '../media/use-device-options.ts';

/** Which device; remembered on this machine for the room. */
export function DeviceSelect({
  devices,
  kind,
}: {
  readonly devices: LocalDevices;
  readonly kind: DeviceKind;
}): ReactNode {
  const { t } = useTranslation('media');
  const { setPlace } = usePreferences();
  const options = useDeviceOptions(useWatched(devices.list), kind);
  const chosen = useWatched(devices.choice)[kind];
  const value = options.some(({ key }) => key === chosen) ? chosen : '';
  return (
    <SelectField
      label={t(`settings.which.${kind}`)}
      value={value === '' ? DEFAULT : value}
      options={options.map(({ key, label }) => ({ value: key === '' ? DEFAULT : key, label }))}
      onChange={(key) => {
        const deviceId = key === DEFAULT ? '' : key;
        setPlace(deviceKey(kind), deviceId);
        void devices.choose(kind, deviceId);
      }}
    />
  );
}

/** A list cannot hold an empty value. */
const DEFAULT = 'system';
