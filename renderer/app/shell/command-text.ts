import type { Command } from '#shared/domain/command.ts';
import type { PictureRef } from '#shared/domain/picture-ref.ts';

/** Key of the words for a kind of command, under `shell:commandNames`. */
export function commandName(
  command: Command,
):
  | 'comment'
  | 'opinion'
  | 'response'
  | 'recheck'
  | 'meeting'
  | 'people'
  | 'report'
  | 'dossier'
  | 'individual'
  | 'minutes' {
  if (command.type === 'opinion.fileIndividual') return 'individual';
  const [area] = command.type.split('.');
  switch (area) {
    case 'comment':
    case 'opinion':
    case 'response':
    case 'recheck':
    case 'meeting':
    case 'minutes':
    case 'report':
      return area;
    case 'member':
    case 'recusal':
    case 'commitment':
    case 'panel':
    case 'chair':
      return 'people';
    default:
      return 'dossier';
  }
}

/** What a person typed in a command; null where they typed nothing. */
export function typedText(command: Command): string | null {
  switch (command.type) {
    case 'comment.add':
    case 'comment.edit':
      return command.content.concern;
    case 'opinion.addItem':
    case 'opinion.editItem':
    case 'opinion.setSection':
      return command.text;
    case 'opinion.setConclusion':
      return command.wording;
    case 'opinion.fileIndividual':
      return command.overall;
    case 'response.set':
      return command.content.text;
    case 'recheck.mark':
      return command.remark;
    case 'recheck.conclude':
      return command.statement;
    case 'recusal.declare':
      return command.statement;
    case 'minutes.edit':
      return command.text;
    case 'minutes.issue':
      return command.reason === '' ? null : command.reason;
    default:
      return null;
  }
}

/** The same command with another text. Only for commands whose `typedText` is not null. */
export function withText(command: Command, text: string): Command {
  switch (command.type) {
    case 'comment.add':
    case 'comment.edit':
      return { ...command, content: { ...command.content, concern: text } };
    case 'opinion.addItem':
    case 'opinion.editItem':
    case 'opinion.setSection':
      return { ...command, text };
    case 'opinion.setConclusion':
      return { ...command, wording: text };
    case 'opinion.fileIndividual':
      return { ...command, overall: text };
    case 'minutes.edit':
      return { ...command, text };
    case 'minutes.issue':
      return { ...command, reason: text };
    case 'response.set':
      return { ...command, content: { ...command.content, text } };
    case 'recheck.mark':
      return { ...command, remark: text };
    case 'recheck.conclude':
    case 'recusal.declare':
      return { ...command, statement: text };
    default:
      return command;
  }
}

/** The pictures a command names beside its words. */
export function picturesIn(command: Command): readonly PictureRef[] {
  const isComment = command.type === 'comment.add' || command.type === 'comment.edit';
  return (isComment ? command.content.pictures : undefined) ?? [];
}

/** The same command with these of its pictures. */
export function withPicturesOf(command: Command, pictures: readonly PictureRef[]): Command {
  if (command.type !== 'comment.add' && command.type !== 'comment.edit') return command;
  const { pictures: _old, ...words } = command.content;
  return { ...command, content: pictures.length === 0 ? words : { ...words, pictures } };
}
