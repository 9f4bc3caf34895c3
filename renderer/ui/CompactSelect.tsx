import { Select } from 'antd';
import type { ReactNode } from 'react';

/** One of a list in a line of filters, its name read out and not shown; as wide as there is room. */
export function CompactSelect<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}): ReactNode {
  return (
    <Select<V>
      size="small"
      value={value}
      options={options.map((option) => ({ ...option }))}
      onChange={onChange}
      aria-label={label}
      popupMatchSelectWidth={false}
      style={{ width: '100%', minWidth: 0 }}
    />
  );
}
