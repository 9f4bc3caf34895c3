import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { carriedOption, type AnnouncedVote, type NamedBallot, type Vote } from '#shared/domain/vote/vote.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { classes } from '#renderer/ui/classes.ts';
import styles from './Vote.module.css';

/** The counts beside the electorate, what carried, and of a named vote who voted what. */
export function VoteResult({
  vote,
  counts,
  electors,
  ballots,
}: {
  readonly vote: Vote | AnnouncedVote;
  readonly counts: readonly number[];
  readonly electors: number;
  readonly ballots: readonly NamedBallot[] | null;
}): ReactNode {
  const { t } = useTranslation(['proceedings', 'meeting']);
  const person = usePerson();
  const carried = carriedOption(vote, counts, electors);
  const notVoted = electors - counts.reduce((sum, count) => sum + count, 0);
  const namesOf = (option: number): string =>
    (ballots ?? [])
      .filter((ballot) => ballot.option === option)
      .map(({ memberId }) => person(memberId).name)
      .join(t('meeting:listMark'));
  return (
    <div className={styles.result}>
      <p className={classes(styles.outcome, carried !== null && styles.isCarried)}>
        {carried === null
          ? t('vote.notCarried')
          : t('vote.carried', { option: vote.options[carried]?.label ?? '' })}
      </p>
      {vote.options.map(({ label }, index) => (
        <Bar
          key={label}
          label={label}
          count={counts[index] ?? 0}
          electors={electors}
          isCarried={index === carried}
          names={namesOf(index)}
        />
      ))}
      {notVoted > 0 && (
        <Bar label={t('vote.notVoted')} count={notVoted} electors={electors} isCarried={false} names="" />
      )}
    </div>
  );
}

function Bar({
  label,
  count,
  electors,
  isCarried,
  names,
}: {
  readonly label: string;
  readonly count: number;
  readonly electors: number;
  readonly isCarried: boolean;
  readonly names: string;
}): ReactNode {
  const { t } = useTranslation('proceedings');
  const percent = electors === 0 ? 0 : (count / electors) * 100;
  return (
    <div className={classes(styles.bar, isCarried && styles.carried)}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span>{t('vote.count', { count })}</span>
      </div>
      <div className={styles.track} aria-hidden>
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      {names !== '' && <p className={styles.names}>{names}</p>}
    </div>
  );
}
