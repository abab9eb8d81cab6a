import type { Answer, readReviews } from '@jizhi/contracts'
import { instantText } from '@jizhi/domain'
import { type Fact, type OpenTask, readDrawing } from '@jizhi/mechanism'
import { awayOn, type Names, type Standing } from '../cycles/index.ts'
import { quorumOf, silenceOf } from './silence.ts'

type Review = Answer<typeof readReviews>['reviews'][number]
type Row = Review['rows'][number]

/** REV-1: of every review who has signed, whose turn it is, and what silence does. */
export function reviewsOf(standing: Standing, names: Names): Review[] {
  const { mechanism, derived } = standing
  return mechanism.blocks.flatMap((block): Review[] => {
    const quorum = quorumOf(mechanism, block.id)
    if (quorum === undefined) return []
    const open = derived.open.filter((task) => task.kind === 'judge' && task.block === block.id)
    const judged = standingVerdicts(standing, block.id)
    const rows = new Set<string>([...open.map(({ row }) => String(row)), ...judged.map(({ slot }) => slot.row ?? '')])
    const dueAt = open.find((task) => task.dueAt !== undefined)?.dueAt
    return [
      {
        block: block.id,
        blockName: readDrawing(mechanism).byId.get(block.id)?.name ?? '',
        quorum,
        dueAt: dueAt === undefined ? null : instantText(dueAt),
        silence: silenceOf(mechanism, block.id),
        rows: [...rows].map((row) =>
          rowOf(
            standing,
            names,
            row,
            open.find((task) => String(task.row) === row),
            judged.filter(({ slot }) => (slot.row ?? '') === row),
          ),
        ),
      },
    ]
  })
}

function rowOf(
  standing: Standing,
  names: Names,
  row: string,
  task: OpenTask | undefined,
  judged: readonly Fact<'judged'>[],
): Row {
  const last = new Map(judged.map((fact) => [fact.by, fact]))
  const said = [...last.values()].map((fact) => ({
    name: fact.by === undefined ? '' : names.person(fact.by),
    verdict: fact.value.verdict,
    at: instantText(fact.known),
    standsFor: awayOn(standing, names, fact),
    stale: task !== undefined && task.items.length > 0 && !task.items.includes(fact.value.seen),
  }))
  const heard = new Set(
    [...last.values()].filter((fact) => task?.items.includes(fact.value.seen)).map(({ by }) => by as string),
  )
  const waiting = task?.persons.filter((person) => !heard.has(person)) ?? []
  const beside = new Set(task?.standIns?.map(({ by }) => by as string))
  return {
    row,
    rowName: names.row(row),
    said,
    next: waiting.map((person) => names.person(person)),
    missing:
      task === undefined
        ? 0
        : task.turn === undefined
          ? waiting.filter((person) => !beside.has(person)).length
          : task.turn.of - task.turn.at + 1,
    turn: task?.turn ?? null,
  }
}

/** Verdicts that were neither taken back nor replaced. */
function standingVerdicts({ facts }: Standing, block: string): readonly Fact<'judged'>[] {
  const superseded = new Set(facts.flatMap(({ supersedes }) => supersedes ?? []))
  return facts.filter(
    (fact): fact is Extract<typeof fact, { kind: 'judged' }> =>
      fact.kind === 'judged' && fact.slot.block === block && !superseded.has(fact.id),
  )
}
