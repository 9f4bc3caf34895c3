import { AppWindow, Monitor } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenSource } from '#shared/protocol/ipc/room-contract.ts';
import { ConfirmAct } from '#renderer/ui/ConfirmAct.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { ScreenChoice } from '../client/screens-desk.ts';
import { useClient, useWatched } from '../client/use-watched.ts';
import styles from './ScreenPicker.module.css';

/** The desktop's question which screen or window the others are to see; nothing is chosen beforehand (DE15). */
export function ScreenPicker(): ReactNode {
  const { screens } = useClient();
  const choice = useWatched(screens.choice);
  return choice && <OpenPicker key={choice.requestId} choice={choice} onPick={screens.pick} />;
}

function OpenPicker({
  choice,
  onPick,
}: {
  readonly choice: ScreenChoice;
  readonly onPick: (sourceId: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('shell');
  const [picked, setPicked] = useState<ScreenSource | null>(null);
  const { sources } = choice;
  return (
    <ConfirmAct
      isOpen
      title={t('screens.title')}
      lead={sources.length > 0 ? t('screens.lead') : undefined}
      act={t(picked?.kind === 'window' ? 'screens.showWindow' : 'screens.showScreen')}
      blockedBy={picked ? null : t('screens.pickFirst')}
      onConfirm={() => picked && onPick(picked.id)}
      onCancel={() => onPick(null)}
    >
      {sources.length === 0 && (
        <EmptyState icon={Monitor} title={t('screens.none')} note={t('screens.noneNote')} />
      )}
      {(['screen', 'window'] as const).map((kind) => {
        const ofKind = sources.filter((source) => source.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <fieldset key={kind} className={styles.group}>
            <legend className={styles.legend}>{t(`screens.${kind}s`)}</legend>
            {ofKind.map((source, index) => (
              <SourceCard
                key={source.id}
                source={source}
                name={kind === 'screen' ? t('screens.screenNo', { no: index + 1 }) : source.name}
                isPicked={source === picked}
                onPick={() => setPicked(source)}
              />
            ))}
          </fieldset>
        );
      })}
    </ConfirmAct>
  );
}

function SourceCard({
  source,
  name,
  isPicked,
  onPick,
}: {
  readonly source: ScreenSource;
  readonly name: string;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}): ReactNode {
  const Icon = source.kind === 'screen' ? Monitor : AppWindow;
  return (
    <label className={styles.card} data-picked={isPicked || undefined}>
      <input
        type="radio"
        name="screen-source"
        className={styles.radio}
        checked={isPicked}
        onChange={onPick}
      />
      <span className={styles.picture}>
        {source.thumbnail === null ? (
          <Icon aria-hidden className={styles.icon} />
        ) : (
          <img src={source.thumbnail} alt="" className={styles.thumbnail} />
        )}
      </span>
      <span className={styles.name} title={name}>
        {name}
      </span>
    </label>
  );
}
