import type { MinutesFacts, MinutesPerson } from './minutes-facts.ts';
import { minuteOfDay, spanWords } from './minutes-words.ts';

/** 出席: the host, the panel, owner and compiler; 列席: who attends beside them; 缺席. */
export function attendanceText({ people, meeting }: MinutesFacts): string {
  const came = people.filter(({ sheet }) => (sheet?.intervals.length ?? 0) > 0);
  const absent = people.filter((person) => !came.includes(person));
  const present = came.filter(({ seat }) => seat.role !== 'department' && seat.role !== 'leader');
  const listening = came.filter((person) => !present.includes(person));
  const groups: readonly (readonly [string, readonly MinutesPerson[], (person: MinutesPerson) => string])[] =
    [
      ['出席', present, presenceWords(meeting.closedAt)],
      ['列席', listening, presenceWords(meeting.closedAt)],
      ['缺席', absent, absenceWords],
    ];
  return groups
    .flatMap(([title, group, words]) =>
      group.length === 0 ? [] : [`${title}（${group.length}人）：`, ...group.map(words)],
    )
    .join('\n');
}

/** Whoever did not leave before was there until the meeting ended. */
function presenceWords(closedAt: number | null): (person: MinutesPerson) => string {
  return (person) => {
    const { intervals = [] } = person.sheet ?? {};
    const times = intervals.map(({ from, to }) => spanWords(from, to ?? closedAt)).join('、');
    return `${personWords(person)}，${times}${correctionWords(person)}`;
  };
}

function absenceWords(person: MinutesPerson): string {
  const why = person.absenceNote === '' ? '未签到' : person.absenceNote;
  return `${personWords(person)}，${why}${correctionWords(person)}`;
}

/** What was corrected stays to be read (ME15). */
function correctionWords({ sheet }: MinutesPerson): string {
  const words = (sheet?.struck ?? []).map(({ intervals: before, reason, at }) => {
    const was = before.map(({ from, to }) => spanWords(from, to)).join('、') || '未签到';
    return `（${minuteOfDay(at)}更正，原记${was}，理由：${reason}）`;
  });
  return words.join('');
}

const SIDES = {
  clerk: '经办人',
  expert: '专家组成员',
  owner: '建设单位',
  compiler: '编制单位',
  department: '部门代表',
  leader: '分管领导',
} as const;

function personWords({ seat, isChair }: MinutesPerson): string {
  const side = isChair ? '专家组组长' : SIDES[seat.role];
  const facts = [side, seat.unit, seat.title ?? ''].filter((fact) => fact !== '');
  return `${seat.name}（${facts.join('，')}）`;
}
