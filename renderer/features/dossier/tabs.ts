import type { Role } from '#shared/domain/dossier/member.ts';

export const TABS = ['documents', 'experts', 'meeting', 'comments', 'revision', 'archive', 'log'] as const;
export type Tab = (typeof TABS)[number];

/** The panel's page exists for those who hold the panel ledger; for the others there is no such thing. */
export function tabsFor(role: Role): readonly Tab[] {
  return role === 'clerk' || role === 'expert' ? TABS : TABS.filter((tab) => tab !== 'experts');
}

export function readTab(text: string | undefined, role: Role): Tab {
  return tabsFor(role).find((tab) => tab === text) ?? 'documents';
}
