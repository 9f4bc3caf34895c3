import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Routes, useLocation } from 'react-router';
// The first screen of most starts comes with the page; all others are loaded when they are wanted, or ahead of it.
import { HomeScreen } from '#renderer/features/home/HomeScreen.tsx';
import { useWatched, useClient } from './client/use-watched.ts';
import { DossierRoute } from './dossier/DossierRoute.tsx';
import { SCREENS } from './screens.ts';
import { ScreensAhead } from './ScreensAhead.tsx';
import { AccessSkeleton } from './shell/AccessSkeleton.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { ScreenBoundary } from './shell/ScreenBoundary.tsx';
import { ScreenSkeleton } from './shell/ScreenSkeleton.tsx';
import { Shell } from './shell/Shell.tsx';

const AccessScreen = lazy(() => SCREENS.access().then((file) => ({ default: file.AccessScreen })));
const JoinScreen = lazy(() => SCREENS.join().then((file) => ({ default: file.JoinScreen })));
const DossierListScreen = lazy(() =>
  SCREENS.dossierList().then((file) => ({ default: file.DossierListScreen })),
);
const ScheduleScreen = lazy(() => SCREENS.schedule().then((file) => ({ default: file.ScheduleScreen })));
const IntakeScreen = lazy(() => SCREENS.intake().then((file) => ({ default: file.IntakeScreen })));
const DossierScreen = lazy(() => SCREENS.dossier().then((file) => ({ default: file.DossierScreen })));
const PeopleScreen = lazy(() => SCREENS.people().then((file) => ({ default: file.PeopleScreen })));
const AccountsScreen = lazy(() => SCREENS.accounts().then((file) => ({ default: file.AccountsScreen })));
const SettingsScreen = lazy(() => SCREENS.settings().then((file) => ({ default: file.SettingsScreen })));
const ReaderScreen = lazy(() => SCREENS.reader().then((file) => ({ default: file.ReaderScreen })));
const MeetingScreen = lazy(() => SCREENS.meeting().then((file) => ({ default: file.MeetingScreen })));
const MinutesScreen = lazy(() => SCREENS.minutes().then((file) => ({ default: file.MinutesScreen })));
const ReplayScreen = lazy(() => SCREENS.replay().then((file) => ({ default: file.ReplayScreen })));
const OpinionScreen = lazy(() => SCREENS.opinion().then((file) => ({ default: file.OpinionScreen })));
const OpinionInRoom = lazy(() => SCREENS.opinionInRoom().then((file) => ({ default: file.OpinionInRoom })));
const RevisionScreen = lazy(() => SCREENS.revision().then((file) => ({ default: file.RevisionScreen })));
const CompareScreen = lazy(() => SCREENS.compare().then((file) => ({ default: file.CompareScreen })));

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
          <ScreensAhead />
        </Suspense>
      </ScreenBoundary>
    </Shell>
  );
}
