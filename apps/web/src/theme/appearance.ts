import { create } from 'zustand'
import { applyCssVariables } from './css-variables.ts'
import { type Look, looks } from './tokens.ts'

export type MoneyUnit = 'yuan' | 'wan'
export interface Appearance {
  readonly look: Look
  readonly large: boolean
  readonly money: MoneyUnit
}

const place = 'jizhi.appearance'
const standard: Appearance = { look: 'light', large: false, money: 'yuan' }

/** What this browser remembers; anything unreadable falls back to the standard look. */
function remembered(): Appearance {
  try {
    const found: Partial<Appearance> = JSON.parse(localStorage.getItem(place) ?? '{}')
    return {
      look: looks.find((look) => look === found.look) ?? standard.look,
      large: found.large === true,
      money: found.money === 'wan' ? 'wan' : 'yuan',
    }
  } catch {
    return standard
  }
}

export const useAppearance = create<Appearance & { change: (part: Partial<Appearance>) => void }>((set, get) => ({
  ...remembered(),
  change: (part) => {
    set(part)
    const { look, large, money } = get()
    localStorage.setItem(place, JSON.stringify({ look, large, money }))
    applyCssVariables(look, large)
  },
}))

/** Sets the look before the first paint, so that no page flashes in another one. */
export function startAppearance(): void {
  const apply = () => applyCssVariables(useAppearance.getState().look, useAppearance.getState().large)
  apply()
  // Paper is white: a page printed from the dark look would lose its letters.
  window.addEventListener('beforeprint', () => applyCssVariables('light', useAppearance.getState().large))
  window.addEventListener('afterprint', apply)
}
