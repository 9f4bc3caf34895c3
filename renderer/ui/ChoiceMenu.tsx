import { Dropdown } from 'antd';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ChoiceMenu.module.css';

export interface ChoiceGroup {
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
}

/** One choice of each group, behind a small button; what is chosen carries a tick. */
export function ChoiceMenu({
  groups,
  children,
}: {
  readonly groups: readonly ChoiceGroup[];
  /** The button. */
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <Dropdown
      trigger={['click']}
      placement="top"
      menu={{
        items: groups.map(({ key, label, options, chosen }) => ({
          key,
          type: 'group',
          label,
          children: options.map((option) => ({
            key: `${key} ${option.key}`,
            label: (
              <>
                {option.label}
                {option.key === chosen && <span className="visually-hidden">{t('chosen')}</span>}
              </>
            ),
            icon:
              option.key === chosen ? (
                <Check size="1em" aria-hidden />
              ) : (
                <span className={styles.unchosen} aria-hidden />
              ),
          })),
        })),
        onClick: ({ key }) => {
          for (const group of groups) {
            if (key.startsWith(`${group.key} `)) group.choose(key.slice(group.key.length + 1));
          }
        },
      }}
    >
      {children}
    </Dropdown>
  );
}
