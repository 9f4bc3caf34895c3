import { itemIdSchema, memberIdSchema, type ItemId, type MemberId } from '#shared/domain/ids.ts';
import type { Role, Seat } from '#shared/domain/dossier/member.ts';
import { PEOPLE, REVIEW_ITEMS, type Person, type PersonKey } from '../sample/dossier.ts';
import type { ReportKey } from '../sample/flaws.ts';
import { newId, type Participant } from './participant.ts';

const ROLES: Readonly<Record<Person['role'], Role>> = {
  clerk: 'clerk',
  bureauLeader: 'leader',
  expert: 'expert',
  projectOwner: 'owner',
  compiler: 'compiler',
  departmentRepresentative: 'department',
};

/** The sample's people with their seats, connected to one hub. */
export interface Cast {
  readonly clerk: Participant;
  /** Everyone who has taken their seat. */
  readonly people: ReadonlyMap<PersonKey, Participant>;
  readonly seats: ReadonlyMap<PersonKey, Seat>;
  readonly items: ReadonlyMap<ReportKey, ItemId>;
}

export function makeItems(): ReadonlyMap<ReportKey, ItemId> {
  return new Map(REVIEW_ITEMS.map((item) => [item.key, itemIdSchema.parse(newId())]));
}

export function makeSeats(items: ReadonlyMap<ReportKey, ItemId>): ReadonlyMap<PersonKey, Seat> {
  return new Map(
    PEOPLE.map((person): [PersonKey, Seat] => {
      const item = person.report && items.get(person.report);
      return [
        person.key,
        {
          memberId: memberIdSchema.parse(newId()),
          role: ROLES[person.role],
          name: person.name,
          unit: person.unit,
          title: person.title,
          ...(person.specialty !== undefined && { specialty: person.specialty }),
          itemIds: item ? [item] : [],
        },
      ];
    }),
  );
}

export function must<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing under ${String(key)}`);
  return value;
}

export function memberOf(cast: Pick<Cast, 'seats'>, key: PersonKey): MemberId {
  return must(cast.seats, key).memberId;
}

export function chairOf(report: ReportKey): PersonKey {
  const chair = PEOPLE.find((person) => person.report === report && person.chair === true);
  if (!chair) throw new Error(`no chair for ${report}`);
  return chair.key;
}

export function expertsOf(report: ReportKey): readonly PersonKey[] {
  return PEOPLE.filter((person) => person.report === report).map((person) => person.key);
}
