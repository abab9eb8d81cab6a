import { type Look, tokens } from './tokens.ts'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Lengths that must grow with the letters, so that large text breaks no row. */
const grows = new Set([
  'topbar',
  'tabs',
  'menu',
  'menuCollapsed',
  'row',
  'rowCompact',
  'rowWide',
  'control',
  'controlSmall',
])

/** Every token as a CSS variable (`--ink`, `--family-time`, `--text-body`, `--row` …), lengths in px. */
export function cssVariables(look: Look, large: boolean): Record<string, string> {
  const factor = large ? tokens.type.largeTextFactor : 1
  const px = (value: number, scale = 1) => `${Math.round(value * scale * 100) / 100}px`
  const entries: [string, string][] = []
  for (const [name, value] of Object.entries(tokens.color[look])) entries.push([kebab(name), value])
  for (const [name, value] of Object.entries(tokens.family[look])) entries.push([`family-${name}`, value])
  for (const [name, value] of Object.entries(tokens.wire[look])) entries.push([`wire-${name}`, value])
  for (const [name, [size, line]] of Object.entries(tokens.type.scale) as [string, [number, number]][]) {
    entries.push([`text-${kebab(name)}`, px(size, factor)], [`line-${kebab(name)}`, px(line, factor)])
  }
  for (const [name, value] of Object.entries(tokens.size)) {
    entries.push([kebab(name), px(value, grows.has(name) ? factor : 1)])
  }
  for (const [name, value] of Object.entries(tokens.radius)) entries.push([`radius-${name}`, px(value)])
  entries.push(['sans', tokens.type.sans], ['serif', tokens.type.serif], ['fangsong', tokens.type.fangsong])
  entries.push(['shadow-card', tokens.shadow.card], ['shadow-float', tokens.shadow.float])
  entries.push(['motion', tokens.motion.base], ['ease', tokens.motion.ease])
  return Object.fromEntries(entries.map(([name, value]) => [`--${name}`, value]))
}

/** Writes the variables onto the document; done before the first paint and at each change of look. */
export function applyCssVariables(look: Look, large: boolean, root: HTMLElement = document.documentElement): void {
  // written at once: one by one, each of the hundred would have the page look at itself again
  root.style.cssText = Object.entries(cssVariables(look, large))
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
  root.dataset.look = look
  root.dataset.text = large ? 'large' : 'standard'
  root.style.colorScheme = look === 'dark' ? 'dark' : 'light'
}
