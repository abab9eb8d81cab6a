import { type MappingAlgorithm, type ThemeConfig, theme } from 'antd'
import { type Look, resolveToken, tokens } from './tokens.ts'

type Values = Record<string, string | number | boolean>

/** antd lengths that follow the letters in large-text mode; radii, lines and times do not. */
const grows =
  /^(fontSize|controlHeight|titleFontSize|headerFontSize|cellFontSize|itemHeight|headerHeight|cellPaddingBlock)/

function resolveAll(values: Values, look: Look, factor: number): Values {
  const scaled = (name: string, value: string | number | boolean) =>
    typeof value === 'number' && grows.test(name) ? Math.round(value * factor * 100) / 100 : value
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, scaled(name, resolveToken(value, look))]),
  )
}

/** antd's dark algorithm dims the given colours; the token set means them as they stand. */
const exactColours =
  (look: Look): MappingAlgorithm =>
  (seed, mapped = theme.defaultAlgorithm(seed)) => ({
    ...mapped,
    colorPrimary: tokens.color[look].primary,
    colorInfo: tokens.color[look].primary,
    colorSuccess: tokens.color[look].green,
    colorWarning: tokens.color[look].amber,
    colorError: tokens.color[look].vermilion,
    colorLink: tokens.color[look].primary,
  })

/** The antd theme of one look, made from the same tokens as the CSS variables; `touch` makes every control a finger high. */
export function antdTheme(look: Look, large: boolean, touch = false): ThemeConfig {
  const factor = large ? tokens.type.largeTextFactor : 1
  const resolved = Object.fromEntries(
    Object.entries(tokens.antd.components as Record<string, Values>).map(
      ([name, values]) => [name, resolveAll(values, look, factor)] as const,
    ),
  )
  return {
    algorithm: [look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm, exactColours(look)],
    token: {
      ...resolveAll(tokens.antd.token, look, factor),
      colorTextLightSolid: tokens.color[look].onPrimary,
      colorPrimaryHover: tokens.color[look].primaryHover,
      colorPrimaryActive: tokens.color[look].primaryHover,
      colorPrimaryBg: tokens.color[look].primarySoft,
      colorLinkHover: tokens.color[look].primaryHover,
      colorTextDisabled: tokens.color[look].ink3,
      colorTextQuaternary: tokens.color[look].ink3,
      colorTextHeading: tokens.color[look].ink,
      colorIcon: tokens.color[look].ink2,
      ...(touch ? { controlHeight: tokens.size.touch, controlHeightSM: tokens.size.touch - 8 } : {}),
    },
    components: {
      ...resolved,
      Button: { ...resolved.Button, defaultBorderColor: tokens.color[look].lineStrong },
      Segmented: { ...resolved.Segmented, trackPadding: 0 },
    },
  }
}
