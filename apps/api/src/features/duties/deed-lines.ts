import type { Answer, listDuties } from '@jizhi/contracts'
import { dayOf, instantText } from '@jizhi/domain'
import { type AnyFact, FACT_WORDS } from '@jizhi/mechanism'
import type { Actor } from '../../platform/session/actor.ts'
import { awayOn, type Names, type Standing } from '../cycles/index.ts'
import { actedOn, type Effected, isRetractable } from './acted-on.ts'
import { placed } from './duty-lines.ts'

type View = Answer<typeof listDuties>
type Deed = View['done'][number]
type Note = View['notes'][number]

const DEEDS = [
  'answered',
  'judged',
  'claimed',
  'assigned',
  'objected',
  'decided',
  'signed',
  'frozen',
  'noticed',
  'withdrawn',
] as const satisfies readonly AnyFact['kind'][]

const isDeed = (fact: AnyFact): fact is Extract<AnyFact, { kind: (typeof DEEDS)[number] }> =>
  DEEDS.some((kind) => kind === fact.kind)

/** Names that a line reads out; the rest is counted. */
const MOST_NAMES = 5
/** Statements of a line that may be taken back one by one. */
const MOST_ROWS = 50

/** 已办: what this person did in a cycle, one line per act, newest first. */
export function doneOf(standing: Standing, names: Names, effects: readonly Effected[], actor: Actor): Deed[] {
  const { facts } = standing
  const superseded = new Set(facts.flatMap(({ supersedes }) => supersedes ?? []))
  const mine = facts.filter((fact) => isDeed(fact) && fact.by === actor.personId)
  const acts = Map.groupBy(mine, ({ kind, slot, known }) => [kind, slot.block, dayOf(known)].join('\n'))
  return [...acts.values()]
    .map((group): Deed => {
      const last = group.at(-1)!
      const open =
        group.length > MOST_ROWS ? [] : group.filter((fact) => isRetractable(fact) && !superseded.has(fact.id))
      return {
        ...placed(standing, { block: last.slot.block ?? '' }),
        kind: last.kind as Deed['kind'], // only such facts were taken above
        kindName: FACT_WORDS[last.kind],
        rowNames: [...new Set(group.map(({ slot }) => names.row(slot.row ?? '')))].slice(0, MOST_NAMES),
        count: group.length,
        at: instantText(last.known),
        standsFor: awayOn(standing, names, last),
        retractable: open
          .filter((fact) => actedOn(standing, fact, effects) === undefined)
          .map(({ id, slot }) => ({ fact: id, rowName: names.row(slot.row ?? '') })),
      }
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** 知会: what was handed on to this person or urged of him. */
export function notesOf(
  { standing, names, urges }: { standing: Standing; names: Names; urges: readonly UrgedOnce[] },
  actor: Actor,
  words: ReadonlyMap<string, string>,
): Note[] {
  const { facts, cycle } = standing
  const handed = facts.flatMap((fact): Note[] => {
    if (fact.kind !== 'assigned' || (fact.value.to !== actor.personId && fact.value.from !== actor.personId)) return []
    const { mode, from, to } = fact.value
    const what =
      `${placed(standing, { block: fact.slot.block ?? '' }).blockName} ${names.row(fact.slot.row ?? '')}`.trim()
    const said = mode === 'instead' ? '转给' : mode === 'before' ? '先请' : '再请'
    return [
      {
        at: instantText(fact.known),
        sentence: `${names.person(from)}把“${what}”${said}${names.person(to)}${mode === 'instead' ? '办理' : '加签'}`,
        cycle: cycle.id,
        words: fact.reason === undefined ? null : (words.get(fact.reason) ?? null),
      },
    ]
  })
  const urged = Map.groupBy(
    urges.filter(({ person_ids }) => person_ids.includes(actor.personId)),
    ({ at, by }) => `${at.toISOString()} ${by}`,
  )
  return [
    ...handed,
    ...[...urged.values()].map((all): Note => {
      const first = all[0]!
      return {
        at: first.at.toISOString(),
        sentence: `${names.person(first.by)}催办 ${all.length} 件`,
        cycle: cycle.id,
        words: first.words_id === null ? null : (words.get(first.words_id) ?? null),
      }
    }),
  ]
}

interface UrgedOnce {
  readonly person_ids: readonly string[]
  readonly by: string
  readonly at: Date
  readonly words_id: string | null
}
