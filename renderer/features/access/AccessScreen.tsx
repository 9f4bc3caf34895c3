import type { ReactNode } from 'react';
import { useClient, useWatched } from '#renderer/app/client/use-watched.ts';
import { FirstStart } from './FirstStart.tsx';
import { SetupForm } from './SetupForm.tsx';
import { SignIn } from './SignIn.tsx';

/** Which of the doors one stands before. */
export function AccessScreen(): ReactNode {
  const session = useWatched(useClient().session);
  switch (session.status) {
    case 'noHub':
      return <FirstStart />;
    case 'setup':
      return <SetupForm code={session.code} />;
    case 'signedOut':
      return <SignIn hubUrl={session.hubUrl} reason={session.reason} />;
    case 'starting':
    case 'signedIn':
      return null;
  }
}
