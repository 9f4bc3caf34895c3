import type { Command } from '#shared/domain/command.ts';
import { applicantWork } from './applicant.ts';
import { clerkWork } from './clerk.ts';
import { expertWork } from './expert.ts';
import { attendance, replying } from './meeting.ts';
import { roomWork } from './room.ts';
import { choose, type Choice, type Desk } from './weighted.ts';

/** Something this person might well do now, as far as they can see; null for nothing. */
export function plausible(desk: Desk): Command | null {
  return choose(desk.random, work(desk));
}

function work(desk: Desk): readonly Choice[] {
  switch (desk.member.role) {
    case 'clerk':
      return clerkWork(desk);
    case 'expert':
      return expertWork(desk);
    case 'owner':
    case 'compiler':
      return applicantWork(desk);
    case 'department':
    case 'leader':
      return [...attendance(desk), ...replying(desk), ...roomWork(desk)];
  }
}
