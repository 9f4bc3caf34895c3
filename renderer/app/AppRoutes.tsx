import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Routes, useLocation } from 'react-router';
// The first screen of most starts comes with the page; all others are loaded when they are wanted.
import { HomeScreen } from '#renderer/features/home/HomeScreen.tsx';
import { useWatched, useClient } from './client/use-watched.ts';
import { DossierRoute } from './dossier/DossierRoute.tsx';
import { AccessSkeleton } from './shell/AccessSkeleton.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { ScreenBoundary } from './shell/ScreenBoundary.tsx';
import { ScreenSkeleton } from './shell/ScreenSkeleton.tsx';
import { Shell } from './shell/Shell.tsx';

const AccessScreen = lazy(() =>
  import('#renderer/features/access/AccessScreen.tsx').then((file) => ({ default: file.AccessScreen })),
);
const JoinScreen = lazy(() =>
  import('#renderer/features/access/JoinScreen.tsx').then((file) => ({ default: file.JoinScreen })),
);
const DossierListScreen = lazy(() =>
  import('#renderer/features/home/DossierListScreen.tsx').then((file) => ({
    default: file.DossierListScreen,
  })),
);
const ScheduleScreen = lazy(() =>
  import('#renderer/features/home/ScheduleScreen.tsx').then((file) => ({ default: file.ScheduleScreen })),
);
const IntakeScreen = lazy(() =>
  import('#renderer/features/intake/IntakeScreen.tsx').then((file) => ({ default: file.IntakeScreen })),
);
const DossierScreen = lazy(() =>
  import('#renderer/features/dossier/DossierScreen.tsx').then((file) => ({ default: file.DossierScreen })),
);
const PeopleScreen = lazy(() =>
  import('#renderer/features/people/PeopleScreen.tsx').then((file) => ({ default: file.PeopleScreen })),
);
const AccountsScreen = lazy(() =>
  import('#renderer/features/accounts/AccountsScreen.tsx').then((file) => ({ default: file.AccountsScreen })),
);
const SettingsScreen = lazy(() =>
  import('#renderer/features/settings/SettingsScreen.tsx').then((file) => ({ default: file.SettingsScreen })),
);
const ReaderScreen = lazy(() =>
  import('#renderer/features/reader/ReaderScreen.tsx').then((file) => ({ default: file.ReaderScreen })),
);
const MeetingScreen = lazy(() =>
  import('#renderer/features/meeting/MeetingScreen.tsx').then((file) => ({ default: file.MeetingScreen })),
);
const MinutesScreen = lazy(() =>
  import('#renderer/features/minutes/MinutesScreen.tsx').then((file) => ({ default: file.MinutesScreen })),
);
const ReplayScreen = lazy(() =>
  import('#renderer/features/replay/ReplayScreen.tsx').then((file) => ({ default: file.ReplayScreen })),
);
const OpinionScreen = lazy(() =>
  import('#renderer/features/opinion/OpinionScreen.tsx').then((file) => ({ default: file.OpinionScreen })),
);
const OpinionInRoom = lazy(() =>
  import('#renderer/features/opinion/OpinionInRoom.tsx').then((file) => ({ default: file.OpinionInRoom })),
);
const RevisionScreen = lazy(() =>
  import('#renderer/features/revision/RevisionScreen.tsx').then((file) => ({ default: file.RevisionScreen })),
);
const CompareScreen = lazy(() =>
  import('#renderer/features/compare/CompareScreen.tsx').then((file) => ({ default: file.CompareScreen })),
);

/** Screens by address; who is not signed in meets the access screens whatever the address. */
export function AppRoutes(): ReactNode {
  const session = useWatched(useClient().session);
  const { pathname } = useLocation();
  if (session.status === 'starting') return <AccessSkeleton />;
  // One tree for an invitation, signed in or not: taking it signs a person in, and must not begin it again.
  if (session.status !== 'signedIn' || pathname.startsWith('/join')) {
    return (
      <Suspense fallback={<AccessSkeleton />}>
        <Routes>
          <Route path="/join/:code?" element={<JoinScreen />} />
          <Route path="*" element={<AccessScreen />} />
        </Routes>
      </Suspense>
    );
  }
  return (
    <Shell account={session.account}>
      <ScreenBoundary resetKey={pathname}>
        <Suspense fallback={<ScreenSkeleton />}>
          <Routes>
            <Route path="/" element={<HomeScreen />} />
            <Route path="/dossiers" element={<DossierListScreen />} />
            <Route path="/dossiers/new" element={<IntakeScreen />} />
            <Route path="/dossiers/:dossierId" element={<DossierRoute />}>
              <Route path=":tab?" element={<DossierScreen />} />
              <Route path="read/:itemId/:versionId" element={<ReaderScreen />} />
              <Route path="minutes/:meetingId" element={<MinutesScreen />} />
              <Route path="replay/:meetingId" element={<ReplayScreen />} />
              <Route path="meeting/:meetingId" element={<MeetingScreen opinionView={OpinionInRoom} />} />
              <Route path="opinion/:itemId" element={<OpinionScreen />} />
              <Route path="revision/:itemId" element={<RevisionScreen />} />
              <Route path="compare/:itemId/:oldId/:newId" element={<CompareScreen />} />
            </Route>
            <Route path="/schedule" element={<ScheduleScreen />} />
            <Route path="/experts" element={<PeopleScreen />} />
            <Route path="/accounts" element={<AccountsScreen />} />
            <Route path="/settings" element={<SettingsScreen />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ScreenBoundary>
    </Shell>
  );
}
