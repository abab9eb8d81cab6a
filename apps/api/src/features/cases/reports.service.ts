import type { Answer, Input, readReportForm, reportIssue } from '@jizhi/contracts'
import { dayOf } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { type AnyNewFact, AppendFacts, OpenCycle, refuseSample, type Standing, Standings } from '../cycles/index.ts'
import { MechanismsService } from '../mechanisms/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { type ReportForm, reportFormOf } from './report-form.ts'
import { arrivedRow, reportSheet } from './report-sheet.ts'

/** 登记: an issue enters as a fact of its own event cycle; what happens to it from there is the drawing's. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly mechanisms: MechanismsService,
    private readonly opener: OpenCycle,
    private readonly facts: AppendFacts,
    private readonly standings: Standings,
  ) {}

  form(actor: Actor, mechanism: string): Promise<Answer<typeof readReportForm>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const { name, form } = await this.formOf(tx, mechanism)
      const units = await unitNamesOn(tx, dayOf(tx.now))
      return {
        name,
        fields: form.fields.map(({ id, label, type, required, options }) => ({
          ...{ id, label, type, required },
          options: options.map((option) => ({ id: option.id, label: option.label })),
        })),
        units: [...units]
          .sort(([, a], [, b]) => a.ordinal - b.ordinal)
          .map(([id, unit]) => ({ id, name: unit.name })),
      }
    })
  }

  report(actor: Actor, { params, body }: Input<typeof reportIssue>): Promise<Answer<typeof reportIssue>> {
    refuseSample(actor)
    const deed = { by: actor.personId, action: 'cases.report', subject: `mechanism:${params.mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { form } = await this.formOf(tx, params.mechanism)
      const event = body.number ?? eventName(tx)
      const by = actor.personId
      const { id, alreadyOpen } = await this.opener.openEvent(tx, { mechanismId: params.mechanism, event, by })
      if (alreadyOpen) return { cycle: id, alreadyKnown: true }
      const standing = await this.standings.again(tx, id)
      refuseStranger(standing, form, actor)
      const units = await unitNamesOn(tx, dayOf(tx.now))
      const said = new Map(body.fields.map(({ field, value }) => [field, value]))
      const value = await reportSheet(form.fields, said, {
        words: (text) => this.facts.words(tx, text),
        isUnit: (unit) => units.has(unit),
      })
      await this.facts.append(tx, id, stated(standing, form, event, value).map((fact) => ({ ...fact, by })))
      return { cycle: id, alreadyKnown: false }
    })
  }

  private async formOf(tx: Tx, mechanismId: string): Promise<{ name: string; form: ReportForm }> {
    if ((await this.opener.ownerOf(tx, mechanismId)) === undefined) throw new Fault('mechanism.unknown')
    const day = dayOf(tx.now)
    const governing = await this.mechanisms.inForce(tx, mechanismId, day)
    if (governing === undefined) throw new Fault('cycle.no-version', { period: day })
    const form = reportFormOf(governing.mechanism)
    if (form === undefined) throw new Fault('case.no-form')
    return { name: governing.mechanism.name, form }
  }
}

/** Whom the form asks; where it asks nobody, whoever may record in this list. */
function refuseStranger({ derived, cycle }: Standing, form: ReportForm, actor: Actor): void {
  const tasks = derived.open.filter(({ block, kind }) => block === form.block && kind === 'answer')
  const asked: readonly string[] = tasks.flatMap(({ persons }) => persons)
  if (asked.includes(actor.personId)) return
  if (asked.length === 0 && may(actor, 'record', 'Cycle', { ownerUnitId: cycle.owner_unit_id })) return
  throw new Fault('case.not-yours', { who: '登记问题的岗位' })
}

function stated(
  standing: Standing,
  form: ReportForm,
  event: string,
  value: Awaited<ReturnType<typeof reportSheet>>,
): readonly AnyNewFact[] {
  if (form.by === 'arrival')
    return [{ kind: 'arrived', slot: { block: form.block, item: event }, value: arrivedRow(event, form.fields, value) }]
  const rows = [...standing.known.rowsOf(form.block)]
  return rows.map((row): AnyNewFact => ({ kind: 'answered', slot: { block: form.block, row }, value }))
}

/** 20260711-3f2a9c: the day, and what tells it from the others of that day. */
const eventName = (tx: Tx): string =>
  `${dayOf(tx.now).replaceAll('-', '')}-${newId().slice(-6)}`
