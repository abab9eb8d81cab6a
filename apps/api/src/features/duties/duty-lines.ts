import type { Answer, listDuties } from '@jizhi/contracts'
import { instantText } from '@jizhi/domain'
import { type OpenTask, ROLE_NAMES, readDrawing } from '@jizhi/mechanism'
import type { Actor } from '../../platform/session/actor.ts'
import { isMine, isRecordTask, labelOfPeriod, type Names, type Standing } from '../cycles/index.ts'
import type { UrgeRow } from './duties.store.ts'
import { silenceOf } from './silence.ts'

type View = Answer<typeof listDuties>
type Duty = View['todo'][number]
type Orphan = View['orphans'][number]

/** What a line of duties reads of a cycle: derived now, or kept when it was derived. */
export interface Waits {
  readonly cycle: Pick<Standing['cycle'], 'id' | 'owner_unit_id' | 'mechanism_name' | 'period'>
  readonly mechanism: Standing['mechanism']
  readonly facts: Standing['facts']
  readonly derived: Pick<Standing['derived'], 'open'>
}

/** A cycle, the names in it, and what was urged in it. */
export interface Told {
  readonly standing: Waits
  readonly names: Names
  readonly urges: readonly UrgeRow[]
}

/** 待办: what is open for this person, one line per block, kind and date. */
export function todoOf({ standing, names, urges }: Told, actor: Actor): Duty[] {
  const mine = standing.derived.open.filter((task) => isMine(task, actor, standing.cycle.owner_unit_id))
  const from = handedTo(standing, names, actor.personId)
  const urged = new Map(urges.map(({ block, row, at }) => [`${block}\n${row}`, at.toISOString()]))
  const lines = Map.groupBy(mine, (task) =>
    [task.block, task.kind, task.dueAt ?? '', task.role, awayFor(task, actor.personId) ?? ''].join('\n'),
  )
  return [...lines.values()].map((tasks): Duty => {
    const first = tasks[0]!
    const away = awayFor(first, actor.personId)
    return {
      ...placed(standing, first),
      kind: isRecordTask(first, standing) ? 'record' : first.kind,
      role: ROLE_NAMES[first.role] ?? first.role,
      dueAt: first.dueAt === undefined ? null : instantText(first.dueAt),
      standsFor: away === undefined ? null : names.person(away),
      silence: first.dueAt === undefined ? null : silenceOf(standing.mechanism, first.block),
      byForm: isByForm(standing, first),
      rows: inOrder(tasks, names).map(({ block, row }) => ({
        row,
        rowName: names.row(row),
        from: from.get(`${block}\n${row}`) ?? null,
        urgedAt: urged.get(`${block}\n${row}`) ?? null,
      })),
    }
  })
}

/** 无人任职: duties of a named post that nobody holds. Without a named post whoever has the right does them. */
export function orphansOf({ standing, names }: Told): Orphan[] {
  const nobody = standing.derived.open.filter(({ persons, role }) => persons.length === 0 && role !== '')
  const lines = Map.groupBy(nobody, (task) => [task.block, task.kind, task.role, task.dueAt ?? ''].join('\n'))
  return [...lines.values()].map((tasks): Orphan => {
    const first = tasks[0]!
    return {
      ...placed(standing, first),
      kind: isRecordTask(first, standing) ? 'record' : first.kind,
      why: `无人任职：${ROLE_NAMES[first.role] ?? first.role}`,
      dueAt: first.dueAt === undefined ? null : instantText(first.dueAt),
      rows: inOrder(tasks, names).map(({ row }) => ({ row, rowName: names.row(row), from: null, urgedAt: null })),
    }
  })
}

const BY_FORM = ['form', 'both', 'any']

const isByForm = (standing: Waits, task: OpenTask): boolean =>
  task.kind === 'answer' &&
  !isRecordTask(task, standing) &&
  readDrawing(standing.mechanism)
    .of('ask')
    .some(({ open, config }) => open.block.id === task.block && BY_FORM.includes(config.channel))

/** As units stand everywhere. */
const inOrder = (tasks: readonly OpenTask[], names: Names): readonly OpenTask[] =>
  [...tasks].sort((a, b) => names.ordinal(a.row) - names.ordinal(b.row))

/** PIN-6: for whom this person does it. */
export const awayFor = ({ standIns }: Pick<OpenTask, 'standIns'>, person: string): string | undefined =>
  standIns?.find(({ by }) => by === person)?.of

export function placed(standing: Pick<Waits, 'cycle' | 'mechanism'>, { block }: { readonly block: string }) {
  const { cycle, mechanism } = standing
  return {
    cycle: cycle.id,
    mechanismName: cycle.mechanism_name,
    periodLabel: labelOfPeriod(cycle.period),
    block,
    blockName: readDrawing(mechanism).byId.get(block)?.name ?? '',
  }
}

/** Who handed a row on to this person, by block and row. */
function handedTo({ facts }: Waits, names: Names, person: string): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap((fact) =>
      fact.kind === 'assigned' && fact.value.to === person
        ? [[`${fact.slot.block ?? ''}\n${fact.slot.row ?? ''}`, names.person(fact.value.from)] as const]
        : [],
    ),
  )
}
