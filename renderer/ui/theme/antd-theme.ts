import type { ThemeConfig } from 'antd';
import { BASE_FONT_PX, COLORS, SANS } from './tokens.ts';

/** Ant Design in paper and ink. Its sizes are pixels, so they are computed from the one scale. */
export function antdTheme(scale: number): ThemeConfig {
  const px = (base: number): number => Math.round(base * scale);
  return {
    token: {
      fontFamily: SANS,
      fontSize: px(BASE_FONT_PX),
      fontSizeSM: px(14),
      fontSizeLG: px(18),
      fontSizeXL: px(20),
      lineHeight: 1.625,
      controlHeight: px(40),
      controlHeightSM: px(32),
      controlHeightLG: px(52),
      borderRadius: px(8),
      borderRadiusSM: px(6),
      borderRadiusLG: px(8),
      colorPrimary: COLORS.primary,
      colorPrimaryHover: COLORS['primary-hover'],
      colorPrimaryActive: COLORS['primary-hover'],
      colorPrimaryBg: COLORS['primary-tint'],
      colorLink: COLORS.primary,
      colorLinkHover: COLORS['primary-hover'],
      colorSuccess: COLORS.success,
      colorWarning: COLORS.warning,
      colorError: COLORS.danger,
      colorText: COLORS.text,
      colorTextSecondary: COLORS.secondary,
      colorTextTertiary: COLORS.hint,
      colorTextDescription: COLORS.secondary,
      colorTextPlaceholder: COLORS.hint,
      colorTextDisabled: COLORS.hint,
      colorBgLayout: COLORS.paper,
      colorBgContainer: COLORS.surface,
      colorBgElevated: COLORS.surface,
      colorBgContainerDisabled: COLORS.rail,
      colorBorder: COLORS['field-line'],
      colorBorderSecondary: COLORS.hairline,
      colorSplit: COLORS.hairline,
      boxShadow: '0 8px 24px rgb(31 41 51 / 14%)',
      boxShadowSecondary: '0 8px 24px rgb(31 41 51 / 14%)',
      controlOutlineWidth: 2,
      controlOutline: COLORS['primary-line'],
      // What is still growing into its place is missed by a quick press.
      motion: false,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        paddingInline: px(16),
        paddingInlineLG: px(24),
        paddingInlineSM: px(12),
        contentFontSizeLG: px(18),
        defaultBorderColor: COLORS['control-line'],
        defaultHoverBorderColor: COLORS.primary,
        defaultHoverColor: COLORS['primary-hover'],
      },
      Tooltip: { colorBgSpotlight: COLORS.ink, fontSize: px(14) },
      Modal: { titleFontSize: px(18), padding: px(24) },
    },
  };
}
