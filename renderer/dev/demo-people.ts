import type { Seat } from '#shared/domain/dossier/member.ts';
import type { ItemId, MemberId } from '#shared/domain/ids.ts';

export const FLOOD = 'item-flood' as ItemId;
export const SOIL = 'item-soil' as ItemId;

function seat(
  id: string,
  role: Seat['role'],
  name: string,
  unit: string,
  rest: { readonly title?: string; readonly specialty?: string; readonly itemIds?: readonly ItemId[] } = {},
): Seat {
  const { itemIds = [], ...words } = rest;
  return { memberId: id as MemberId, role, name, unit, itemIds, ...words };
}

const BUREAU = '平城区行政审批服务管理局';
const SENIOR = '教授级高工';

/** Invented people of an invented case. */
export const PEOPLE = {
  clerk: seat('member-clerk', 'clerk', '许青', BUREAU, { title: '踏勘评审科' }),
  leader: seat('member-leader', 'leader', '温岚', BUREAU, { title: '副局长' }),
  expert: seat('member-zhou', 'expert', '周景川', '省水利学会', {
    title: SENIOR,
    specialty: '水文',
    itemIds: [FLOOD],
  }),
  chair: seat('member-meng', 'expert', '孟书田', '市水利设计院', {
    title: SENIOR,
    specialty: '水工',
    itemIds: [FLOOD],
  }),
  expert2: seat('member-han', 'expert', '韩立峰', '省水文局', {
    title: '高级工程师',
    specialty: '河道防洪',
    itemIds: [FLOOD],
  }),
  soil1: seat('member-song', 'expert', '宋秉文', '省水土保持学会', {
    title: SENIOR,
    specialty: '水保工程',
    itemIds: [SOIL],
  }),
  soil2: seat('member-lin', 'expert', '蔺素梅', '农业大学', {
    title: '教授',
    specialty: '植物',
    itemIds: [SOIL],
  }),
  soil3: seat('member-he', 'expert', '贺存义', '造价咨询中心', {
    title: '高级工程师',
    specialty: '技经',
    itemIds: [SOIL],
  }),
  owner: seat('member-owner', 'owner', '姚振', '平城区水环境治理中心', { title: '项目负责人' }),
  compiler: seat('member-compiler', 'compiler', '段一鸣', '朔原水利咨询有限公司', { title: '项目经理' }),
  department: seat('member-dept', 'department', '孙立', '区水利局', { title: '河道科' }),
} as const;
