import { Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { Tool, ToolFace, ToolKey } from './tools.ts';
import { ToolButton } from './ToolButton.tsx';
import styles from './ReaderTools.module.css';

/** Tools that share a place in the row: the one used last, and a menu of all of them. */
export function ToolGroup({
  faces,
  label,
  tool,
  onTool,
  refusal,
}: {
  readonly faces: readonly ToolFace[];
  /** Of the menu; needed where there is more than one. */
  readonly label: string;
  readonly tool: Tool;
  readonly onTool: (tool: ToolKey) => void;
  readonly refusal: string | null;
}): ReactNode {
  const { t } = useTranslation('marking');
  const [lastKey, setLastKey] = useState<ToolKey | null>(null);
  const inUse = faces.find(({ key }) => key === tool);
  if (inUse && inUse.key !== lastKey) setLastKey(inUse.key);
  const face = inUse ?? faces.find(({ key }) => key === lastKey) ?? faces[0];
  if (!face) return null;
  const isMode = face.key !== 'pageNote' && face.key !== 'reportNote';
  return (
    <span className={styles.group}>
      <ToolButton
        icon={face.icon}
        label={t(`tools.${face.key}`)}
        keys={face.shortcut}
        isPressed={isMode ? tool === face.key : undefined}
        blockedBy={face.key === 'select' ? null : refusal}
        onClick={() => onTool(face.key)}
      />
      {faces.length > 1 && (
        <Dropdown
          trigger={['click']}
          disabled={refusal !== null}
          menu={{
            items: faces.map(({ key, icon: Icon, shortcut }) => ({
              key,
              icon: <Icon size="1em" aria-hidden />,
              label: (
                <span className={styles.menuLine}>
                  <span className={styles.menuWord}>{t(`tools.${key}`)}</span>
                  <KeyHint keys={shortcut} />
                </span>
              ),
              ...(key === tool ? { className: styles.menuChosen } : {}),
              onClick: () => {
                // What is done at once does not take the place of the tool beside it.
                if (key !== 'pageNote' && key !== 'reportNote') setLastKey(key);
                onTool(key);
              },
            })),
          }}
        >
          <button
            type="button"
            className={styles.more}
            aria-label={label}
            aria-haspopup="menu"
            disabled={refusal !== null}
          >
            <ChevronDown aria-hidden className={styles.moreIcon} />
          </button>
        </Dropdown>
      )}
    </span>
  );
}
