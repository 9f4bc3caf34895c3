import { useTranslation } from 'react-i18next';
import type { DeviceKind, DeviceList } from '#renderer/media/local-devices.ts';

/** The devices of a kind by name, the system's default with an empty key first. */
export function useDeviceOptions(
  list: DeviceList,
  kind: DeviceKind,
): readonly { readonly key: string; readonly label: string }[] {
  const { t } = useTranslation('media');
  // Browsers list the default once more under a name of its own.
  const known = list[kind].filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default');
  return [
    { key: '', label: t('settings.systemDefault') },
    ...known.map(({ deviceId, label }, index) => ({
      key: deviceId,
      label:
        label === ''
          ? t('settings.unnamed', { kind: t(`settings.unnamedKind.${kind}`), no: index + 1 })
          : label,
    })),
  ];
}
