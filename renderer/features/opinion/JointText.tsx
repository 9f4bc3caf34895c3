import type { KeyboardEvent, ReactNode } from 'react';
import type { DraftField as Field } from '#shared/protocol/joint-draft.ts';
import { useOpenDossier } from '#renderer/app/dossier/open-dossier-context.ts';
import { usePerson } from '#renderer/app/dossier/use-person.ts';
import { DraftField } from '#renderer/drafting/DraftField.tsx';
import type { DraftSession } from '#renderer/drafting/draft-session.ts';
import { personColor } from '#renderer/ui/person-look.ts';

/** Text on the paper that is typed in place, with the carets of those who type beside one. */
export function JointText(props: {
  readonly draft: DraftSession;
  readonly field: Field;
  readonly label: string;
  readonly placeholder?: string;
  readonly isIndented?: boolean;
  readonly isOneLine?: boolean;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}): ReactNode {
  const { memberId } = useOpenDossier();
  const { name } = usePerson()(memberId);
  const { draft, ...field } = props;
  return <DraftField session={draft} me={{ name, color: personColor(name).text }} {...field} />;
}
