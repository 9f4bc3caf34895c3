import { expect, test } from 'vitest';
import type { Account } from '#shared/protocol/http.ts';
import { createCommand, newItem, type IntakeDraft } from './intake-draft.ts';

const account: Account = { accountId: 'a1', login: 'xu', name: '许青', unit: '审批局', duties: ['clerk'] };
const draft: IntakeDraft = {
  secrecy: 'none',
  title: '红卫桥工程',
  docNo: '',
  projectCode: '',
  hostUnit: '审批局',
  ownerUnit: '治理中心',
  compilerUnit: '水利咨询公司',
  items: [newItem('item-0001', 'floodControlEvaluation', '防洪评价报告')],
};

test('a complete draft becomes a command with the clerk in their own seat', () => {
  const made = createCommand(draft, account, 'dossier-1', 'member-1');
  expect(made?.command.clerk).toMatchObject({ memberId: 'member-1', role: 'clerk', name: '许青' });
  expect(made?.command.items).toHaveLength(1);
});

test('a draft without a title, a unit, a report or an answer about secrecy is no command', () => {
  for (const gap of [{ title: ' ' }, { ownerUnit: '' }, { items: [] }, { secrecy: null }]) {
    expect(createCommand({ ...draft, ...gap }, account, 'dossier-1', 'member-1')).toBeNull();
  }
});
