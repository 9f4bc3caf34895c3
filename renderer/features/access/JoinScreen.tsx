import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { CodePeek } from '#shared/protocol/accounts.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PrimaryButton } from '#renderer/ui/PrimaryButton.tsx';
import { QuietButton } from '#renderer/ui/QuietButton.tsx';
import { SkeletonRows } from '#renderer/ui/SkeletonRows.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { useAttempt } from '#renderer/app/use-attempt.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { AccountCodeForm } from './AccountCodeForm.tsx';
import { handedIn } from './handed-in.ts';
import { readInvitation } from './invitation-text.ts';
import { JoinForm } from './JoinForm.tsx';

/** A code or link that was handed over: first what it opens, then the way in. */
export function JoinScreen(): ReactNode {
  const { t } = useTranslation(['access', 'common']);
  const { code } = useParams();
  const client = useClient();
  const session = useWatched(client.session);
  const navigate = useNavigate();
  const { error, attempt } = useAttempt();
  const [peeked, setPeeked] = useState<{ readonly code: string; readonly answer: CodePeek } | null>(null);
  const peek = peeked && peeked.code === code ? peeked.answer : null;
  const hasHub = session.status !== 'noHub';

  useEffect(() => {
    if (!code || !hasHub || handedIn.has(code)) return undefined;
    let isCurrent = true;
    void attempt(() => client.peekCode(code)).then((answer) => {
      if (isCurrent && answer) setPeeked({ code, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [attempt, client, code, hasHub]);

  const leave = (
    <QuietButton onClick={() => void navigate('/')}>
      {t(session.status === 'signedIn' ? 'join.toHome' : 'join.toSignIn')}
    </QuietButton>
  );
  if (!code || !hasHub) return <AskForCode foot={leave} />;
  if (error) {
    return (
      <AccessFrame title={t('join.badTitle')} foot={leave}>
        <Notice tone="danger">{error}</Notice>
        <PrimaryButton size="big" isWide to="/join">
          {t('join.again')}
        </PrimaryButton>
      </AccessFrame>
    );
  }
  if (!peek) {
    return (
      <AccessFrame title={t('join.looking')}>
        <SkeletonRows rows={3} />
      </AccessFrame>
    );
  }
  return peek.opens === 'seat' ? (
    <JoinForm code={code} peek={peek} foot={leave} />
  ) : (
    <AccountCodeForm code={code} peek={peek} foot={leave} />
  );
}

/** A code typed or a whole link pasted; on a desktop without a hub the link also says which hub. */
function AskForCode({ foot }: { readonly foot: ReactNode }): ReactNode {
  const { t } = useTranslation('access');
  const client = useClient();
  const session = useWatched(client.session);
  const navigate = useNavigate();
  const { isBusy, error, attempt } = useAttempt();
  const [text, setText] = useState('');
  const needsHub = session.status === 'noHub';
  const invitation = readInvitation(text);
  const isComplete = invitation !== null && (!needsHub || invitation.hubUrl !== null);
  const go = async (): Promise<void> => {
    if (!invitation || !isComplete) return;
    if (needsHub && invitation.hubUrl !== null) {
      const { hubUrl } = invitation;
      if ((await attempt(() => client.useHub(hubUrl))) === null) return;
    }
    void navigate(`/join/${invitation.code}`);
  };
  return (
    <AccessFrame
      title={t('join.askTitle')}
      lead={t(needsHub ? 'join.askLeadLink' : 'join.askLead')}
      foot={foot}
    >
      <TextField
        label={t(needsHub ? 'join.link' : 'join.code')}
        value={text}
        onChange={setText}
        isBig
        isAutoFocused
        onEnter={() => void go()}
      />
      {error && <Notice tone="danger">{error}</Notice>}
      <PrimaryButton size="big" isWide isBusy={isBusy} isDisabled={!isComplete} onClick={() => void go()}>
        {t('join.look')}
      </PrimaryButton>
    </AccessFrame>
  );
}
