import { Input } from 'antd';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { CLEARING } from './clearing.tsx';

/** A small field that narrows a list as one types. */
export function FilterInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={value}
      allowClear={CLEARING}
      prefix={<Search size="1em" aria-hidden />}
      onChange={(event) => onChange(event.target.value)}
      style={{ width: '16rem' }}
    />
  );
}
