import { granted, isBlockKind, type Parameter, readConfig } from '@jizhi/mechanism'
import { useMemo } from 'react'
import { type Terms, useTerms } from './terms.ts'

/** PARAM-4: how a block of a drawing that was taken over is held by whoever drew it first. */
export interface Held {
  /** How many of its settings may not be changed, and how many only within bounds. */
  readonly locked: number
  readonly bounded: number
  readonly settings: number
  /** Marks with a reason that lock something of it, in the order of the drawing. */
  readonly reasons: readonly Pick<Parameter, 'id' | 'label' | 'note'>[]
}

/** Nothing of blocks the origin does not have: they are the taker's own. */
export function heldIn({ origin, reach }: Pick<Terms, 'origin' | 'reach'>, block: string): Held | undefined {
  const found = origin.blocks.find(({ id }) => id === block)
  const config = found && isBlockKind(found.kind) ? readConfig({ ...found, kind: found.kind }) : undefined
  if (found === undefined || config?.ok !== true) return undefined
  const settings = Object.keys(config.value)
  const may = settings.map((key) => granted(origin, reach, block, [key]).may)
  const marks = (origin.parameters ?? []).filter((one) => one.block === block)
  const inside = marks.filter(({ path }) => path.length > 1)
  return {
    locked: may.filter((one) => one === 'none').length + inside.filter(({ mode }) => mode === 'locked').length,
    bounded: may.filter((one) => one === 'bounded').length + inside.filter(({ mode }) => mode === 'range').length,
    settings: settings.length + inside.length,
    reasons: marks.filter(({ mode, note }) => mode === 'locked' && note !== undefined && note !== ''),
  }
}

/** Of the open drawing; nothing where it was not taken over. */
export function useHeld(block: string): (Held & { readonly title: string }) | undefined {
  const terms = useTerms()
  return useMemo(() => {
    const held = terms === null ? undefined : heldIn(terms, block)
    return terms === null || held === undefined ? undefined : { ...held, title: terms.title }
  }, [terms, block])
}
