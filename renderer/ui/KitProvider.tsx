import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { antdTheme } from './theme/antd-theme.ts';
import { BASE_FONT_PX, MAX_SCALE, MIN_SCALE } from './theme/tokens.ts';
import { ToastProvider } from './ToastProvider.tsx';
import { ShortcutProvider } from './ShortcutProvider.tsx';

/** Theme, type size and language of everything below it; also toasts and keyboard shortcuts. */
export function KitProvider({
  scale,
  language,
  children,
}: {
  /** 1 to 1.5: the one setting that scales all type and all measures. */
  readonly scale: number;
  readonly language: 'zh' | 'en';
  readonly children: ReactNode;
}): ReactNode {
  const fitting = Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale));
  const theme = useMemo(() => antdTheme(fitting), [fitting]);

  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${BASE_FONT_PX * fitting}px`;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [fitting, language]);

  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false}>
        <ShortcutProvider>
          <ToastProvider>{children}</ToastProvider>
        </ShortcutProvider>
      </App>
    </ConfigProvider>
  );
}
