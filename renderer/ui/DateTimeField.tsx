import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { FormField } from './FormField.tsx';

const BEIJING_MINUTES = 8 * 60;
const MINUTE_MS = 60_000;

/**
 * A day and a time in Beijing, whatever clock the computer keeps: the picker is shown the instant shifted so
 * that its local reading is Beijing's.
 */
export function DateTimeField({
  label,
  value,
  onChange,
  hint,
  error,
}: {
  readonly label: string;
  /** Milliseconds since the epoch. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
}): ReactNode {
  return (
    <FormField label={label} hint={hint} error={error}>
      {({ id, describedBy, isInvalid }) => (
        <DatePicker
          id={id}
          value={value === null ? null : dayjs(value + shiftMs(value))}
          onChange={(chosen) => {
            const local = chosen?.valueOf();
            onChange(local === undefined ? null : local - shiftMs(local));
          }}
          showTime={{ format: 'HH:mm', minuteStep: 5 }}
          format="YYYY-MM-DD HH:mm"
          needConfirm={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault(); // takes the time, and does not send the form
          }}
          aria-describedby={describedBy}
          {...(isInvalid && { status: 'error' as const })}
          style={{ width: '100%' }}
        />
      )}
    </FormField>
  );
}

function shiftMs(atMs: number): number {
  return (BEIJING_MINUTES + new Date(atMs).getTimezoneOffset()) * MINUTE_MS;
}
