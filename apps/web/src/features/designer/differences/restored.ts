import { apply, type Change as Difference, diff, type Edit, type Mechanism } from '@jizhi/mechanism'
import type { Change, Drawing } from '../drawing/change.ts'
import { mergeStep } from '../upstream/merge-step.ts'
import type { Compared } from './compared.ts'

export interface Restoring {
  readonly change: Change
  /** Other differences that cannot stand without this one, and go back with it. */
  readonly alsoGone: readonly Difference[]
}

/** A difference without what it only writes out anew: settings of the same meaning, which would bring back what is restored. */
const bare = (edit: Edit): Edit => {
  if (edit.do !== 'all' || edit.edits.length !== 2) return edit
  const [first, last] = edit.edits
  return first !== undefined && last?.do === 'configure' && first.do !== 'add' ? first : edit
}

/** 还原此处: the one step after which this difference is no more, the others as they are; undefined where it cannot be told apart. */
export function restoring(
  compared: Compared,
  drawing: Drawing,
  differences: readonly Difference[],
  at: number,
): Restoring | undefined {
  let target: Mechanism = compared.mechanism
  const alsoGone: Difference[] = []
  for (const [place, one] of differences.entries()) {
    if (place === at) continue
    const edited = apply(target, bare(one.edit))
    if (edited.ok) target = edited.value.mechanism
    else alsoGone.push(one)
  }
  const left = diff(compared.mechanism, target)
  if (left.some(({ zh }) => zh === differences[at]?.zh)) return undefined
  const step = mergeStep(drawing, target)
  // What comes back stands where it stood.
  const back = Object.entries(compared.layout?.positions ?? {}).filter(
    ([id]) => step.positions?.[id] !== undefined && drawing.layout.positions[id] === undefined,
  )
  if (back.length === 0) return { change: step, alsoGone }
  return { change: { ...step, positions: { ...step.positions, ...Object.fromEntries(back) } }, alsoGone }
}
