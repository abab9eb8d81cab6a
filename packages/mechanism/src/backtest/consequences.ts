import { idsOf, type Key } from '@jizhi/domain'
import type { Derived, WantedEffect } from '../model/derived.ts'
import type { Cell } from '../model/table.ts'
import type { Consequence } from './past-cycle.ts'

/** BACK-3: what a cycle does to whom, whether or not it has been signed; what is not settled does nothing. */
export const consequencesOf = (derived: Pick<Derived, 'effects'>): readonly Consequence[] =>
  derived.effects.filter((effect) => !effect.waitsFor.includes('settled')).flatMap(consequences)

function consequences(effect: WantedEffect): readonly Consequence[] {
  const { content, punitive, slot } = effect
  if (effect.kind === 'ledger') return entries(effect)
  const counted = (kind: Consequence['kind'], what: string): Consequence => ({
    kind,
    what,
    row: slot.row,
    punitive,
    amount: 1n,
  })
  const title = textOf(content.title) || textOf(content.label)
  if (effect.kind === 'board') return [counted('listed', title)]
  if (effect.kind === 'document') return [counted('document', title)]
  return effect.kind === 'message' ? [counted('message', title)] : []
}

const textOf = (value: Cell | string | undefined): string => (typeof value === 'string' ? value : '')

/** One for each line of the entry, with its owner; counter-accounts are nobody's consequence. */
function entries({ content, punitive }: WantedEffect): readonly Consequence[] {
  const lines = Number(textOf(content.lines)) || 0
  return Array.from({ length: lines }, (_, at) => at + 1).flatMap((at): Consequence[] => {
    const [owner = '', account = ''] = textOf(content[`${at}.account`]).split('/')
    const cell = content[`${at}.amount`]
    if (typeof cell !== 'object' || !('value' in cell) || typeof cell.value !== 'bigint') return []
    const kind = account === 'money' ? 'money' : 'points'
    return [{ kind, what: textOf(content.reason) || account, row: owner as Key, punitive, amount: cell.value }] // an account begins with its owner's id
  })
}

/** The unit a consequence falls on: the first subject of the row. */
export const unitOf = ({ row }: Consequence): string => idsOf(row)[0] ?? ''
