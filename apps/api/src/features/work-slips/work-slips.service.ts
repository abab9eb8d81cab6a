import type {
  Answer,
  closeWorkSlip,
  Input,
  listWorkSlips,
  replyWorkSlip,
  sendWorkSlip,
  urgeWorkSlip,
} from '@jizhi/contracts'
import { addWorkingDays, dayOf, endOf, type Instant, instantText } from '@jizhi/domain'
import { Injectable } from '@nestjs/common'
import { Calendars } from '../../platform/calendar/calendars.ts'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { AppendFacts, type Names, NamesReader, refuseSample } from '../cycles/index.ts'
import { Outbox, type OutboxItem } from '../deliveries/index.ts'
import { unitNamesOn } from '../people/index.ts'
import { SlipReminders } from './slip-reminders.ts'
import { type SlipRow, WorkSlipsStore } from './work-slips.store.ts'

type Slip = Answer<typeof listWorkSlips>['slips'][number]
type State = Slip['state']

/** NA-36 工作联系单: a unit writes to another, which replies in working days; the sender closes it. */
@Injectable()
export class WorkSlipsService {
  constructor(
    private readonly database: Database,
    private readonly store: WorkSlipsStore,
    private readonly facts: AppendFacts,
    private readonly names: NamesReader,
    private readonly outbox: Outbox,
    private readonly calendars: Calendars,
    private readonly reminders: SlipReminders,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listWorkSlips>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const rows = await this.store.list(tx, servesAll(actor) ? null : unitsOf(actor))
      const today = todayOf(tx)
      const persons = rows.flatMap((row) =>
        [row.sent_by, row.replied_by, row.closed_by, row.urged_by].filter((id) => id !== null),
      )
      const names = await this.names.on(tx, today, [...new Set(persons)])
      const units = [...(await unitNamesOn(tx, today))].sort(([, a], [, b]) => a.ordinal - b.ordinal)
      const options = units.map(([id, { name }]) => ({ id, name }))
      const mine = unitsOf(actor)
      return {
        slips: rows.map((row) => viewOf(row, actor, names, tx.now)),
        from: actor.tenant.kind === 'sample' ? [] : options.filter(({ id }) => mine.includes(id)),
        to: options,
      }
    })
  }

  send(actor: Actor, { body }: Input<typeof sendWorkSlip>): Promise<Answer<typeof sendWorkSlip>> {
    refuseSample(actor)
    const deed = { by: actor.personId, action: 'work-slips.send', subject: `work-slip:${body.id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      if (!unitsOf(actor).includes(body.fromUnit)) throw new Fault('work-slip.not-yours', { who: '发出单位' })
      if (body.fromUnit === body.toUnit) throw new Fault('work-slip.refused', { why: '收发是同一个单位，请另选。' })
      const today = todayOf(tx)
      if (!(await unitNamesOn(tx, today)).has(body.toUnit)) throw new Fault('unit.unknown')
      await this.store.lockNumbers(tx)
      const before = await this.store.one(tx, body.id)
      if (before !== undefined) return { year: before.year, number: before.number }
      const year = Number(today.slice(0, 4))
      // TIME-2: the day of sending does not count; a deadline is the end of its day
      const calendar = await this.calendars.current(tx)
      const dueAt = endOf(addWorkingDays(today, body.replyDays, calendar).day)
      const number = await this.store.insert(tx, {
        ...{ id: body.id, year, fromUnit: body.fromUnit, toUnit: body.toUnit, caseId: body.case, dueAt },
        ...{ replyDays: body.replyDays, by: actor.personId },
        titleId: await this.facts.words(tx, body.title),
        contentId: await this.facts.words(tx, body.content),
      })
      await this.tell(tx, body.id, body.toUnit, 'sent', [
        ...[
          { unit: body.fromUnit },
          `发来工作联系单（${year} 年第 ${number} 号），请在 ${body.replyDays} 个工作日内回复。`,
        ],
      ])
      await this.reminders.set(tx, body.id, today, body.replyDays, calendar)
      return { year, number }
    })
  }

  reply(actor: Actor, { params, body }: Input<typeof replyWorkSlip>): Promise<Answer<typeof replyWorkSlip>> {
    return this.act(actor, params.slip, 'reply', async (tx, row) => {
      if (!unitsOf(actor).includes(row.to_unit_id)) throw new Fault('work-slip.not-yours', { who: '收件单位' })
      if (row.closed_at !== null) throw new Fault('work-slip.refused', { why: '发出单位已经办结。' })
      await this.store.reply(tx, row.id, await this.facts.words(tx, body.content), actor.personId)
      await this.tell(tx, row.id, row.from_unit_id, `replied-${tx.now}`, [
        ...[{ unit: row.to_unit_id }, `回复了工作联系单（${row.year} 年第 ${row.number} 号）。`],
      ])
      return 'replied'
    })
  }

  /** 催办: by the sender, once a day, as long as nobody replied. */
  async urge(actor: Actor, { params }: Input<typeof urgeWorkSlip>): Promise<Answer<typeof urgeWorkSlip>> {
    let urgedAt = ''
    await this.act(actor, params.slip, 'urge', async (tx, row) => {
      if (!unitsOf(actor).includes(row.from_unit_id)) throw new Fault('work-slip.not-yours', { who: '发出单位' })
      if (row.closed_at !== null) throw new Fault('work-slip.refused', { why: '已经办结。' })
      if (row.replied_at !== null) throw new Fault('work-slip.refused', { why: '对方已经回复。' })
      const today = todayOf(tx)
      if (row.urged_at !== null && dayOf(row.urged_at.getTime() as Instant) === today)
        throw new Fault('work-slip.refused', { why: '今天已经催办过，明天可以再催。' })
      await this.store.urge(tx, row.id, actor.personId)
      const late = tx.now >= row.due_at.getTime() ? '，已过回复期限' : ''
      await this.tell(
        tx,
        row.id,
        row.to_unit_id,
        `urge-${today}`,
        [{ unit: row.from_unit_id }, `催办：工作联系单（${row.year} 年第 ${row.number} 号）${late}，请尽快回复。`],
        { kind: 'urge', title: ['请尽快回复工作联系单'] },
      )
      urgedAt = instantText(tx.now)
      return 'sent'
    })
    return { urgedAt }
  }

  close(actor: Actor, { params }: Input<typeof closeWorkSlip>): Promise<Answer<typeof closeWorkSlip>> {
    return this.act(actor, params.slip, 'close', async (tx, row) => {
      if (!unitsOf(actor).includes(row.from_unit_id)) throw new Fault('work-slip.not-yours', { who: '发出单位' })
      if (row.closed_at === null) await this.store.close(tx, row.id, actor.personId)
      return 'closed'
    })
  }

  private act(
    actor: Actor,
    id: string,
    verb: 'reply' | 'close' | 'urge',
    work: (tx: Tx, row: SlipRow) => Promise<State>,
  ): Promise<{ state: State }> {
    refuseSample(actor)
    const deed = { by: actor.personId, action: `work-slips.${verb}`, subject: `work-slip:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const row = await this.store.one(tx, id)
      if (row === undefined || !sees(row, actor)) throw new Fault('work-slip.unknown')
      return { state: await work(tx, row) }
    })
  }

  private async tell(
    tx: Tx,
    id: string,
    unit: string,
    what: string,
    body: (string | { unit: string })[],
    as: Pick<OutboxItem, 'kind' | 'title'> = { kind: 'work-slip', title: ['工作联系单'] },
  ): Promise<void> {
    await this.outbox.put(tx, [
      {
        ...{ what: ['work-slip', id, what], to: { unit }, body, ...as },
        ...{ about: { subject: id }, link: '/cases?tab=slips' },
      },
    ])
  }
}

const todayOf = (tx: Tx) => dayOf(tx.now)

const unitsOf = (actor: Actor): string[] => [...new Set(actor.grants.map(({ unitId }) => unitId))]

/** Posts of the county itself see every slip. */
const servesAll = (actor: Actor): boolean => unitsOf(actor).includes(actor.rootUnitId)

const sees = (row: SlipRow, actor: Actor): boolean =>
  servesAll(actor) || unitsOf(actor).some((unit) => unit === row.from_unit_id || unit === row.to_unit_id)

function viewOf(row: SlipRow, actor: Actor, names: Names, now: number): Slip {
  const at = (date: Date): string => instantText(date.getTime() as Instant)
  const person = (id: string | null): string | null => (id === null ? null : names.person(id))
  const state: State = row.closed_at !== null ? 'closed' : row.replied_at !== null ? 'replied' : 'sent'
  const ended = row.replied_at ?? row.closed_at
  const isReader = actor.tenant.kind === 'sample'
  return {
    ...{ id: row.id, year: row.year, number: row.number, caseId: row.case_id, replyDays: row.reply_days, state },
    ...{ fromUnitId: row.from_unit_id, fromName: names.unit(row.from_unit_id) },
    ...{ toUnitId: row.to_unit_id, toName: names.unit(row.to_unit_id) },
    ...{ title: row.title, content: row.content, dueAt: at(row.due_at), sentAt: at(row.sent_at) },
    ...{ sentBy: names.person(row.sent_by), reply: row.reply, repliedBy: person(row.replied_by) },
    repliedAt: row.replied_at === null ? null : at(row.replied_at),
    closedBy: person(row.closed_by),
    closedAt: row.closed_at === null ? null : at(row.closed_at),
    urgedBy: person(row.urged_by),
    urgedAt: row.urged_at === null ? null : at(row.urged_at),
    overdue: (ended?.getTime() ?? now) >= row.due_at.getTime(),
    mayReply: !isReader && state !== 'closed' && unitsOf(actor).includes(row.to_unit_id),
    mayUrge: !isReader && state === 'sent' && unitsOf(actor).includes(row.from_unit_id),
    mayClose: !isReader && state !== 'closed' && unitsOf(actor).includes(row.from_unit_id),
  }
}
