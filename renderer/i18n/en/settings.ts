import type { Mirror } from '../mirror.ts';
import type { settings as zh } from '../zh/settings.ts';

export const settings: Mirror<typeof zh> = {
  title: 'Settings',
  look: 'Type size and language',
  scale: 'Type size',
  specimen:
    'Review the design flood; add the backwater computation for the 50-year flood (p. 42, table 4.3-2).',
  language: 'Language',
  account: 'Account',
  name: 'Name',
  unit: 'Unit',
  login: 'User name',
  duties: 'Duties',
  server: 'Hub',
  embedded: 'on this machine, {{url}}',
  logout: 'Sign out',
  help: 'Help',
  keys: 'Keys',
  about:
    'Yunping, for expert review meetings. What you write is saved here first, then sent; report files are never altered.',
};
