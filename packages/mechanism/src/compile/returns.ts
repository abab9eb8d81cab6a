import type { BlockId, Instant, Key } from '@jizhi/domain'
import type { CompileContext } from '../model/compiled.ts'
import type { Run } from '../model/kernel.ts'

/** A stretch in which a row may be stated again after it was sent back. */
export interface Return {
  readonly from: Instant
  readonly until: Instant
}

/**
 * REV-3: when the reviews that return to this form sent a row back, and until when it may be stated again. A refusal sends
 * back; so does silence where the review says so.
 */
export function returnsTo({ block, mechanism, settings }: CompileContext): (run: Run, key: Key) => readonly Return[] {
  const reviews = mechanism.blocks.flatMap((one) => {
    const config = one.kind === 'review' ? settings('review', one.id) : undefined
    const returns = config?.returnTo === block && (config.onRefusal === 'return' || config.onSilence === 'return')
    return config !== undefined && returns ? [{ id: one.id as BlockId, config }] : [] // an id of the drawing
  })
  if (reviews.length === 0) return () => NONE
  return (run, key) =>
    reviews.flatMap(({ id, config }) => {
      const until = (from: Instant): Return => ({ from, until: run.calendars.after(from, config.returnWithin) })
      const judged = [...run.facts.about('judged', id, key), ...run.facts.about('judged', id)]
      const refused = config.onRefusal === 'return' ? judged.filter((fact) => fact.value.verdict === 'refused') : []
      const due = config.onSilence === 'return' ? run.deadlines.get(config.due) : undefined
      const silent = due !== undefined && run.reached(due) && judged.every((fact) => fact.known >= due)
      return [...refused.map((fact) => until(fact.known)), ...(silent ? [until(due)] : [])]
    })
}

const NONE: readonly Return[] = []
