import { Input } from 'antd';
import type { ReactNode } from 'react';
import { FormField } from './FormField.tsx';

/** One line of text, or several with `rows`. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  isOptional,
  placeholder,
  kind = 'text',
  rows,
  maxLength,
  autoComplete,
  isAutoFocused = false,
  isBig = false,
  onEnter,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly isOptional?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly kind?: 'text' | 'password' | 'url' | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly autoComplete?: string | undefined;
  readonly isAutoFocused?: boolean | undefined;
  readonly isBig?: boolean | undefined;
  readonly onEnter?: (() => void) | undefined;
}): ReactNode {
  return (
    <FormField label={label} hint={hint} error={error} isOptional={isOptional}>
      {({ id, describedBy, isInvalid }) => {
        const shared = {
          id,
          value,
          placeholder,
          maxLength,
          autoFocus: isAutoFocused,
          'aria-describedby': describedBy,
          'aria-invalid': isInvalid || undefined,
          size: isBig ? ('large' as const) : ('middle' as const),
          ...(isInvalid && { status: 'error' as const }),
        };
        if (rows !== undefined) {
          return (
            <Input.TextArea
              {...shared}
              autoSize={{ minRows: rows, maxRows: rows * 4 }}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        }
        const line = {
          ...shared,
          ...(autoComplete !== undefined && { autoComplete }),
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
          ...(onEnter && { onPressEnter: onEnter }),
        };
        return kind === 'password' ? <Input.Password {...line} /> : <Input type={kind} {...line} />;
      }}
    </FormField>
  );
}
