/**
 * The screens that do not come with the page, in the order in which they are worth having when the link is gone:
 * what a dossier and its meeting need first.
 */
export const SCREENS = {
  dossier: () => import('#renderer/features/dossier/DossierScreen.tsx'),
  meeting: () => import('#renderer/features/meeting/MeetingScreen.tsx'),
  reader: () => import('#renderer/features/reader/ReaderScreen.tsx'),
  opinionInRoom: () => import('#renderer/features/opinion/OpinionInRoom.tsx'),
  opinion: () => import('#renderer/features/opinion/OpinionScreen.tsx'),
  revision: () => import('#renderer/features/revision/RevisionScreen.tsx'),
  dossierList: () => import('#renderer/features/home/DossierListScreen.tsx'),
  schedule: () => import('#renderer/features/home/ScheduleScreen.tsx'),
  minutes: () => import('#renderer/features/minutes/MinutesScreen.tsx'),
  compare: () => import('#renderer/features/compare/CompareScreen.tsx'),
  replay: () => import('#renderer/features/replay/ReplayScreen.tsx'),
  people: () => import('#renderer/features/people/PeopleScreen.tsx'),
  settings: () => import('#renderer/features/settings/SettingsScreen.tsx'),
  intake: () => import('#renderer/features/intake/IntakeScreen.tsx'),
  accounts: () => import('#renderer/features/accounts/AccountsScreen.tsx'),
  access: () => import('#renderer/features/access/AccessScreen.tsx'),
  join: () => import('#renderer/features/access/JoinScreen.tsx'),
};
