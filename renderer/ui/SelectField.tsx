import { Select } from 'antd';
import type { ReactNode } from 'react';
import { FormField } from './FormField.tsx';

/** One of a list. For two to five choices that deserve words, use `ChoiceField`. */
export function SelectField<V extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  error,
  placeholder,
}: {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly placeholder?: string | undefined;
}): ReactNode {
  return (
    <FormField label={label} hint={hint} error={error}>
      {({ id, describedBy, isInvalid }) => (
        <Select<V>
          id={id}
          {...(value !== null && { value })}
          options={options.map((option) => ({ ...option }))}
          onChange={onChange}
          placeholder={placeholder}
          aria-describedby={describedBy}
          aria-label={label}
          {...(isInvalid && { status: 'error' as const })}
          style={{ width: '100%' }}
        />
      )}
    </FormField>
  );
}
