import { FileUp } from 'lucide-react';
import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './FileDrop.module.css';

/** Drop files here, or choose them: one control for mouse and keyboard. */
export function FileDrop({
  label,
  hint,
  accept = 'application/pdf,.pdf',
  isMany = false,
  isSmall = false,
  isDisabled = false,
  onFiles,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly accept?: string | undefined;
  readonly isMany?: boolean | undefined;
  readonly isSmall?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(isMany ? files : files.slice(0, 1));
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(over && !isDisabled);
  };
  return (
    <label
      htmlFor={id}
      className={classes(styles.drop, isOver && styles.over, isSmall && styles.small)}
      data-disabled={isDisabled || undefined}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (!isDisabled) take(event.dataTransfer.files);
      }}
    >
      <FileUp aria-hidden className={styles.icon} />
      <span className={styles.words}>
        <span className={styles.label}>{label}</span>
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept={accept}
        multiple={isMany}
        disabled={isDisabled}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = ''; // the same file may be chosen again after it was mended
        }}
      />
    </label>
  );
}
