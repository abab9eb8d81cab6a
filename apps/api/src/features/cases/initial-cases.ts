import { dayOf, endOf, isValidOn, type PersonId, parseDay, startOf, storedId, type UnitId } from '@jizhi/domain'
import type { CaseConfig, InitialCase, Pins } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import type { Tx } from '../../platform/database/database.ts'
import { digestOf, idOfDigest } from '../../platform/digest.ts'
import { AppendFacts, CyclesStore, OpenCycle } from '../cycles/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { impossible } from '../orders/index.ts'
import { orgOf, orgPinned, unitNamesOn } from '../people/index.ts'
import { caseConfig } from './case-standing.ts'
import { CasesStore } from './cases.store.ts'
import type { InitialBounds, InitialCases as Content, InitialLine } from './initial-cases-plan.ts'
import { type ReportForm, reportFormOf } from './report-form.ts'

/** A list of cases as its drawing of today has it. */
export interface DrawnList {
  readonly mechanismId: string
  readonly name: string
  readonly ownerUnitId: string
  readonly block: string
  readonly version: number
  readonly planNumber: string | null
  readonly config: CaseConfig
  /** By which an issue is reported here; its labels are what the county calls things. */
  readonly form: ReportForm | undefined
}

interface Signed {
  readonly order: string
  readonly reasonId: string
  readonly by: string
  readonly second: string
}

/** CASE-5 期初: open cases of the county's own list become cases here, each in a stream of its own. */
@Injectable()
export class InitialCases {
  constructor(
    private readonly store: CasesStore,
    private readonly cycles: CyclesStore,
    private readonly opener: OpenCycle,
    private readonly facts: AppendFacts,
    private readonly mechanisms: MechanismsService,
    private readonly calendars: Calendars,
  ) {}

  async drawn(tx: Tx, mechanismId: string, block: string): Promise<DrawnList> {
    const ownerUnitId = await this.opener.ownerOf(tx, mechanismId)
    const governing = ownerUnitId && (await this.mechanisms.inForce(tx, mechanismId, dayOf(tx.now)))
    if (!ownerUnitId || !governing) throw impossible('这个机制今天没有生效的版本，请先批准一个版本')
    const { version, planNumber, mechanism } = governing
    const config = caseConfig(mechanism, block)
    if (config === undefined) throw impossible(`“${mechanism.name}”没有这张清单`)
    const form = reportFormOf(mechanism)
    return { mechanismId, name: mechanism.name, ownerUnitId, block, version, planNumber, config, form }
  }

  async bounds(tx: Tx, { mechanismId, config }: DrawnList, asOf: string, numbers: readonly string[]): Promise<InitialBounds> {
    const today = dayOf(tx.now)
    const units = await unitNamesOn(tx, today)
    const holders = new Set((await orgOf(tx)).holders.filter((one) => isValidOn(one, today)).map(({ person }) => String(person)))
    const taken = await this.store.broughtAlready(tx, mechanismId, numbers)
    const known = { isUnit: (id: string) => units.has(id), isHolder: (person: string) => holders.has(person) }
    return { config, asOf, today, taken, ...known }
  }

  /** One stream per line, in one transaction; what it says of the past is signed, not done again. */
  async open(tx: Tx, list: DrawnList, { asOf, cases }: Content, { order, reasonId, by, second }: Signed): Promise<void> {
    await this.store.lockOpenings(tx, list.mechanismId)
    const pins = await this.pins(tx, list)
    const place = { mechanismId: list.mechanismId, ownerUnitId: list.ownerUnitId }
    for (const line of cases) {
      const key = digestOf([tx.tenantId, list.mechanismId, 'initial', line.number])
      const id = idOfDigest(key)
      const made = { ...place, id, version: list.version, period: id, openedAt: tx.now, kind: 'case' } as const
      if (!(await this.cycles.insert(tx, made))) throw impossible(`编号 ${line.number} 已经在清单里`)
      await this.store.insert(tx, {
        ...{ ...place, id, block: list.block, sourceCycleId: null, sourceRow: null, effectKey: key, mergeKey: null },
        ...{ wordsId: line.words, placeUnitId: line.place, proposedUnitId: line.unit, class: line.class },
        ...{ openedAt: startOf(dayIn(line.foundOn)), brought: { number: line.number, order } },
      })
      const slot = { block: list.block, row: id }
      const value = statedIn(line, asOf, second)
      await this.facts.append(tx, id, [
        { kind: 'opened', slot, value: { ...pins, period: id } },
        { kind: 'initial', slot, value, by, reasonId },
      ])
    }
  }

  /** PIN-1: by the version, the units and the posts of the day on which it was taken over. */
  private async pins(tx: Tx, { ownerUnitId, version, planNumber }: DrawnList): Promise<Omit<Pins, 'period'>> {
    const graph = await orgPinned(tx, dayOf(tx.now))
    return {
      ...{ version, parameters: {}, graph, calendar: await this.calendars.pinned(tx), openedAt: tx.now },
      owner: storedId<UnitId>(ownerUnitId),
      ...(planNumber === null ? {} : { planNumber }),
    }
  }
}

/** TIME-1: found and dispatched at the beginning of their days, due at the end of its day. */
function statedIn(line: InitialLine, asOf: string, second: string): InitialCase {
  const { status, unit, dispatchedOn, dueOn, doer } = line
  const isDispatched = dispatchedOn !== null
  return {
    ...{ asOf: dayIn(asOf), status, foundAt: startOf(dayIn(line.foundOn)) },
    ...(isDispatched && unit !== null ? { unit: storedId<UnitId>(unit) } : {}),
    ...(line.class === null ? {} : { class: line.class }),
    ...(isDispatched ? { dispatchedAt: startOf(dayIn(dispatchedOn)) } : {}),
    ...(dueOn === null ? {} : { dueAt: endOf(dayIn(dueOn)) }),
    doers: doer === null ? [] : [storedId<PersonId>(doer)],
    second: storedId<PersonId>(second),
  }
}

function dayIn(text: string) {
  const day = parseDay(text)
  if (!day.ok) throw impossible(`“${text}”不是日期`)
  return day.value
}
