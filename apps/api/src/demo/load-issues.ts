import type { INestApplicationContext } from '@nestjs/common'
import { CaseActsService, CasesService, ReportsService } from '../features/cases/index.ts'
import { CyclesWorker } from '../features/cycles/index.ts'
import { MechanismsService } from '../features/mechanisms/index.ts'
import { Database, type Tx } from '../platform/database/database.ts'
import type { Actor } from '../platform/session/actor.ts'
import { DEMO } from './county.ts'
import { clerkOf, DEPARTMENTS, type DepartmentCode } from './departments.ts'
import { ISSUES, type Issue, type IssueAct } from './issue-acts.ts'
import type { Loading } from './loading.ts'
import { standMechanism } from './mechanism.ts'
import { QINGHE_POSTS } from './qinghe.ts'
import type { DemoMonths } from './run-month.ts'

/** 行业共管: some invented issues in every state, reported and handled through the services that people use. */
export async function loadIssues(
  app: INestApplicationContext,
  months: DemoMonths,
  { tenantId, staff }: Pick<Loading, 'tenantId' | 'staff'>,
): Promise<void> {
  const act = (post: keyof typeof QINGHE_POSTS) => staff.actor(tenantId, DEMO.code, QINGHE_POSTS[post])
  const actors = new Map<IssueAct['who'], Actor>([
    ['admin', await act('admin')],
    ['inspector', await act('inspector')],
  ])
  for (const { code } of DEPARTMENTS) actors.set(code, await staff.actor(tenantId, DEMO.code, clerkOf(code)))
  const acts = new DemoIssues(app, months, actors as ReadonlyMap<string, Actor>)
  await acts.stand(await act('approver'))
  await acts.run()
}

class DemoIssues {
  private readonly database: Database
  private readonly worker: CyclesWorker
  private mechanism = ''
  private units: ReadonlyMap<string, string> = new Map()

  constructor(
    private readonly app: INestApplicationContext,
    private readonly months: DemoMonths,
    private readonly actors: ReadonlyMap<string, Actor>,
  ) {
    this.database = app.get(Database)
    this.worker = app.get(CyclesWorker, { strict: false })
  }

  /** The template with the county's own departments in its decision table. */
  async stand(approver: Actor): Promise<void> {
    const admin = this.actor('admin')
    this.units = await this.database.read(admin.tenantId, async (tx) => new Map(await codesOf(tx)))
    const place = (ofClass: string): string => {
      const code = DEPARTMENTS.find(({ classes }) => classes.some((one) => one === ofClass))?.code ?? 'D05'
      return `"${this.units.get(code)}"`
    }
    const rule = (at: number, ofClass: string) =>
      ({
        do: 'set',
        block: 'route',
        path: ['columns', 'department', 'table', at, 'value'],
        value: place(ofClass),
      }) as const
    this.mechanism = await standMechanism(this.app.get(MechanismsService, { strict: false }), admin, approver, {
      code: DEMO.code,
      name: '行业共管·问题分办',
      template: 'industry-issues',
      ownerUnitId: admin.rootUnitId,
      from: '2026-10',
      planNumber: '青整治办〔2026〕3 号（演示）',
      edits: [
        ...['rubble', 'industrial', 'livestock', 'wreck'].map((ofClass, at) => rule(at, ofClass)),
        { do: 'set', block: 'route', path: ['columns', 'department', 'otherwiseValue'], value: place('other') },
        { do: 'set', block: 'case', path: ['claim'], value: true },
        { do: 'set', block: 'case', path: ['claimWithin'], value: 2 },
      ],
    })
  }

  /** All acts in the order of the clock; one that is done already is left alone. */
  async run(): Promise<void> {
    const list = ISSUES.flatMap((issue) => [
      { at: issue.at, run: () => this.report(issue) },
      ...issue.acts.map((act, n) => ({ at: act.at, run: () => this.step(issue, act, n) })),
    ])
    for (const { at, run } of list.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
      await this.months.clockTo(this.actor('admin'), Date.parse(at))
      await run()
    }
    for (const id of await this.all()) await this.work(id)
  }

  /** Also those that a later report was taken into, and those whose dates have passed since. */
  private all(): Promise<string[]> {
    const { tenantId } = this.actor('admin')
    return this.database.read(tenantId, async (tx) => {
      const rows = await tx.sql<{ id: string }>('select id from cases where tenant_id = $1 order by id', [tenantId])
      return rows.map(({ id }) => id)
    })
  }

  private async report({ number, class: ofClass, place, found }: Issue): Promise<void> {
    const admin = this.actor('admin')
    const fields = [
      { field: 'class', value: ofClass },
      { field: 'place', value: this.units.get(place) ?? null },
      { field: 'found', value: found },
    ]
    const params = { county: DEMO.code, mechanism: this.mechanism }
    const made = await this.app
      .get(ReportsService, { strict: false })
      .report(admin, { params, body: { number, fields } })
    await this.work(made.cycle)
    const id = await this.caseOf(made.cycle)
    if (id !== undefined) await this.work(id)
  }

  private async step(issue: Issue, { who, step, words }: IssueAct, n: number): Promise<void> {
    const actor = this.actor(who)
    const { cycle } = await this.known(issue)
    const id = await this.caseOf(cycle)
    if (id === undefined) return
    const { events } = await this.app.get(CasesService, { strict: false }).read(actor, id)
    if (events.filter(({ what }) => what !== 'opened' && what !== 'merge').length > n) return
    const body = { step, unit: null, class: null, score: null, words: words ?? null, files: [] }
    await this.app
      .get(CaseActsService, { strict: false })
      .step(actor, { params: { county: DEMO.code, case: id }, body })
    await this.work(id)
  }

  /** The same number again is the same cycle. */
  private known({ number }: Issue): Promise<{ cycle: string }> {
    const params = { county: DEMO.code, mechanism: this.mechanism }
    return this.app
      .get(ReportsService, { strict: false })
      .report(this.actor('admin'), { params, body: { number, fields: [] } })
  }

  private async caseOf(cycle: string): Promise<string | undefined> {
    const { tenantId } = this.actor('admin')
    return this.database.read(tenantId, async (tx) => {
      const [row] = await tx.sql<{ id: string }>('select id from cases where tenant_id = $1 and source_cycle_id = $2', [
        tenantId,
        cycle,
      ])
      return row?.id
    })
  }

  /** What the worker does with the job that every act leaves; here at once, so that the next act finds it done. */
  private async work(cycle: string): Promise<void> {
    const { tenantId } = this.actor('admin')
    const deed = { by: null, action: 'cycles.derive', subject: `cycle:${cycle}` }
    await this.database.write(tenantId, deed, (tx) => this.worker.bringUpToDate(tx, cycle))
  }

  private actor(who: IssueAct['who'] | DepartmentCode): Actor {
    return this.actors.get(who)! // all of them were hired
  }
}

async function codesOf(tx: Tx): Promise<(readonly [string, string])[]> {
  const rows = await tx.sql<{ id: string; code: string }>(
    'select id, code from units where tenant_id = $1 and code is not null',
    [tx.tenantId],
  )
  return rows.map(({ code, id }) => [code, id] as const)
}
