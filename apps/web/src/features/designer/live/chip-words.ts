import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Derivation } from './messages.ts'
import { useLive } from './use-live.tsx'

/** An event may have a long name; the chip has little room for it. */
const MOST_SIGNS = 6

const MONTHS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const

/** 2026-09 as 9 月: there is little room on a wire. */
export function shortPeriod(text: string, t: TFunction): string {
  const month = MONTHS[Number(/^\d{4}-(\d{2})$/.exec(text)?.[1] ?? 0) - 1]
  if (month !== undefined) return t(`live.shortMonths.${month}`)
  return text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text
}

/** What the chips on the wires say: rows, and at a cycle its period in the reader's language. */
export function chipWords({ counts, period }: Derivation, t: TFunction): Derivation['counts'] {
  const said = shortPeriod(period, t)
  return Object.fromEntries(Object.entries(counts).map(([port, words]) => [port, words === period ? said : words]))
}

export function useChips(): Derivation['counts'] | undefined {
  const { t } = useTranslation()
  const derivation = useLive((state) => state.derivation)
  return useMemo(() => derivation && chipWords(derivation, t), [derivation, t])
}
