import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { FormField } from './FormField.tsx';

/** A calendar day, `2026-05-15`. */
export function DayField({
  label,
  value,
  onChange,
  hint,
  error,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
}): ReactNode {
  return (
    <FormField label={label} hint={hint} error={error}>
      {({ id, describedBy, isInvalid }) => (
        <DatePicker
          id={id}
          value={value === null ? null : dayjs(value)}
          onChange={(chosen) => onChange(chosen ? chosen.format('YYYY-MM-DD') : null)}
          format="YYYY-MM-DD"
          aria-describedby={describedBy}
          {...(isInvalid && { status: 'error' as const })}
          style={{ width: '100%' }}
        />
      )}
    </FormField>
  );
}
