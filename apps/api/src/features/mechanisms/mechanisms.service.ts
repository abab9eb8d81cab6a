import type {
  Answer,
  createMechanism,
  decideVersion,
  Input,
  listMechanisms,
  listTemplates,
  readMechanism,
  readVersion,
  saveDraft,
  submitMechanism,
} from '@jizhi/contracts'
import { type Day, dayOf, firstDayOf, parsePeriod } from '@jizhi/domain'
import { blockTitle, check, type Finding, type Mechanism, readMechanism as readDocument } from '@jizhi/mechanism'
import { templateList } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { digestOf } from '../../platform/digest.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import { Queue } from '../../platform/queue/queue.ts'
import { type Actor, demand, may } from '../../platform/session/actor.ts'
import { Grants, type Source } from '../grants/index.ts'
import { unitOn } from '../people/index.ts'
import { storedDocument, storedLayout } from './document.ts'
import { openDue } from './mechanisms.queue.ts'
import { type DraftRow, type GoverningRow, type MechanismRow, MechanismsStore } from './mechanisms.store.ts'
import { OriginsStore } from './origins.store.ts'
import { refuseOlder } from './refuse-older.ts'
import { Starting } from './starting.ts'
import { TrialRuns } from './trial-runs.ts'
import { VersionNews } from './version-news.ts'
import { cardOf, nameShown, periodKindOf, versionOf } from './views.ts'

const OWNER_KINDS = ['prefecture', 'city', 'county', 'township']

/** The version that governs a period. */
export interface Governing {
  readonly version: number
  readonly mechanism: Mechanism
  readonly planNumber: string | null
}

/** A mechanism in force, with its owner unit. */
export interface Owned {
  readonly id: string
  readonly name: string
  readonly ownerUnitId: string
  readonly mechanism: Mechanism
}

/** An approved version: from which day on it governs what begins, and when it was approved (epoch milliseconds). */
export interface Approved {
  readonly version: number
  readonly mechanism: Mechanism
  readonly from: Day
  readonly approvedAt: number
  readonly planNumber: string | null
}

@Injectable()
export class MechanismsService {
  constructor(
    private readonly database: Database,
    private readonly store: MechanismsStore,
    private readonly starting: Starting,
    private readonly origins: OriginsStore,
    private readonly queue: Queue,
    private readonly grants: Grants,
    private readonly news: VersionNews,
    private readonly trials: TrialRuns,
  ) {}

  list(actor: Actor): Promise<Answer<typeof listMechanisms>> {
    return this.database.read(actor.tenantId, async (tx) => ({
      mechanisms: (await this.store.cards(tx, null, today(tx))).map(cardOf),
    }))
  }

  templates(): Answer<typeof listTemplates> {
    return {
      templates: templateList.map(({ name, title, summary, version, mechanism }) => ({
        name,
        title,
        summary,
        version: String(version),
        blocks: mechanism.blocks.length,
      })),
    }
  }

  create(actor: Actor, { body }: Input<typeof createMechanism>): Promise<Answer<typeof createMechanism>> {
    refuseSample(actor)
    const id = newId()
    const deed = { by: actor.personId, action: 'mechanisms.create', subject: `mechanism:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const owner = await unitOn(tx, body.ownerUnitId, today(tx))
      const reaches = may(actor, 'draw', 'Mechanism', { ownerUnitId: body.ownerUnitId })
      if (owner === undefined || !reaches || !OWNER_KINDS.includes(owner.kind))
        throw new Fault('mechanism.owner-not-yours', { owner: owner?.name ?? '这个单位' })
      const grant = await this.grants.wanted(tx, actor, { ...owner, id: body.ownerUnitId }, sourceOf(body))
      const made = { id, name: body.name, ownerUnitId: body.ownerUnitId, template: body.template, by: actor.personId }
      const { document, layout, origin } = await this.starting.from(tx, id, body, today(tx))
      await this.store.insert(tx, made, document, layout)
      if (origin !== undefined) await this.origins.insert(tx, id, origin)
      if (grant) await this.grants.take(tx, id, grant, actor.personId)
      await this.trials.bring(tx, id, document, body.trials ?? [], actor.personId)
      return { id }
    })
  }

  read(actor: Actor, id: string): Promise<Answer<typeof readMechanism>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const { card, draft } = await this.known(tx, id)
      const versions = await this.store.versions(tx, id)
      const document = storedDocument(draft.document)
      return {
        mechanism: cardOf(card),
        draft: {
          document: { ...document },
          layout: storedLayout(draft.layout),
          revision: draft.revision,
          updatedBy: nameShown(draft.updated_by_name),
          updatedAt: draft.updated_at.toISOString(),
        },
        versions: versions.map(versionOf),
        findings: [...check(document)],
      }
    })
  }

  readVersion(actor: Actor, id: string, version: number): Promise<Answer<typeof readVersion>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const [row] = await this.store.versions(tx, id, version)
      if (row === undefined) throw new Fault('mechanism.unknown')
      return {
        version: versionOf(row),
        document: { ...storedDocument(row.document) },
        layout: storedLayout(row.layout),
      }
    })
  }

  /** R6: the save names the revision it saw; when another one came first nothing is written, and the answer says whose it was. */
  saveDraft(actor: Actor, { params, body }: Input<typeof saveDraft>): Promise<Answer<typeof saveDraft>> {
    refuseSample(actor)
    const id = params.mechanism
    const read = readDocument(body.document)
    if (!read.ok) throw new Fault('mechanism.invalid-document', { first: read.fault.message })
    if (read.value.id !== id) throw new Fault('mechanism.invalid-document', { first: '机制编号不符' })
    const deed = { by: actor.personId, action: 'mechanisms.save-draft', subject: `mechanism:${id}` }
    return this.database.write(actor.tenantId, { ...deed, digest: digestOf(read.value) }, async (tx) => {
      const { card, draft } = await this.known(tx, id, true)
      demand(actor, 'draw', 'Mechanism', { ownerUnitId: card.owner_unit_id })
      refuseOlder(draft, body.revision, read.value)
      await this.grants.refuseDeparture(tx, id, read.value)
      const revision = await this.store.saveDraft(tx, id, read.value, body.layout, actor.personId)
      return { revision, updatedAt: new Date(tx.now).toISOString(), findings: [...check(read.value)] }
    })
  }

  submit(actor: Actor, { params, body }: Input<typeof submitMechanism>): Promise<Answer<typeof submitMechanism>> {
    refuseSample(actor)
    const id = params.mechanism
    const deed = { by: actor.personId, action: 'mechanisms.submit', subject: `mechanism:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { card, draft } = await this.known(tx, id, true)
      demand(actor, 'submit', 'Mechanism', { ownerUnitId: card.owner_unit_id })
      refuseOlder(draft, body.revision)
      const document = storedDocument(draft.document)
      await this.grants.refuseDeparture(tx, id, document)
      const errors = check(document).filter((finding) => finding.severity === 'error')
      if (errors.length > 0) throw hasErrors(errors)
      const digest = digestOf(document)
      const versions = await this.store.versions(tx, id)
      const standing = versions.find((version) => version.state !== 'returned')
      if (standing?.digest === digest) throw new Fault('mechanism.nothing-to-submit', { version: standing.version })
      const version = (versions[0]?.version ?? 0) + 1
      await this.store.insertVersion(tx, {
        mechanismId: id,
        version,
        digest,
        planNumber: body.planNumber,
        explanationId: await this.words(tx, body.explanation),
        inForceFrom: firstDayIn(document, body.inForceFrom),
        by: actor.personId,
      })
      await this.trials.record(tx, id, version, await this.trials.ran(tx, id, document), body.trialsExplained ?? null)
      return { version }
    })
  }

  /** A second person approves or returns; from then on not even the program may change the version. */
  decide(actor: Actor, input: Input<typeof decideVersion>): Promise<Answer<typeof decideVersion>> {
    refuseSample(actor)
    const { mechanism: id, version } = input.params
    const { body } = input
    const deed = { by: actor.personId, action: 'mechanisms.decide', subject: `mechanism:${id}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { card } = await this.known(tx, id)
      demand(actor, 'approve', 'Mechanism', { ownerUnitId: card.owner_unit_id })
      const [row] = await this.store.versions(tx, id, version)
      if (row === undefined) throw new Fault('mechanism.unknown')
      const decided = () =>
        new Fault('mechanism.already-decided', {
          version,
          by: row.decided_by === null ? '他人' : nameShown(row.decided_by_name),
        })
      if (row.state !== 'submitted') throw decided()
      if (row.submitted_by === actor.personId) throw new Fault('mechanism.same-person')
      await this.grants.refuseWithCounty(tx, id, version)
      const filed = { mechanism: id, version, name: card.name, unit: card.owner_unit_id, unitName: card.owner_name }
      if (body.verdict === 'approved' && !(await this.grants.agreed(tx, actor, filed)))
        return { version: versionOf(row) }
      const reasonId = await this.words(tx, body.reason)
      if (!(await this.store.decide(tx, id, version, { verdict: body.verdict, by: actor.personId, reasonId })))
        throw decided()
      if (body.verdict === 'approved') {
        await this.queue.send(tx, openDue, { mechanism: id })
        await this.news.tell(tx, id, version)
      }
      const [after] = await this.store.versions(tx, id, version)
      return { version: versionOf(after ?? row) }
    })
  }

  /** What the county decided on a version of a township; one in force that it returns governs nothing that opens from then on. */
  async settle(
    tx: Tx,
    { id, version }: { readonly id: string; readonly version: number },
    decision: { verdict: 'approved' | 'returned'; by: string; reasonId: string | null },
  ): Promise<void> {
    const from = decision.verdict === 'approved' ? ['submitted'] : ['submitted', 'approved']
    if (!(await this.store.decide(tx, id, version, decision, from)))
      throw new Fault('delegation.already-decided', { version })
    await this.queue.send(tx, openDue, { mechanism: id })
    if (decision.verdict === 'approved') await this.news.tell(tx, id, version)
  }

  /** PIN-1: what governs a period that begins on this day; none before the first approved version. */
  async inForce(tx: Tx, id: string, day: string): Promise<Governing | undefined> {
    return governingOf(await this.store.inForce(tx, id, day))
  }

  /** What governs the day, or for a day before the first version that one: history is read with it. */
  async nearest(tx: Tx, id: string, day: string): Promise<Governing | undefined> {
    return governingOf((await this.store.inForce(tx, id, day)) ?? (await this.store.firstApproved(tx, id)))
  }

  /** All in force today whose cycles an event begins (CYC-3); a drawing bears the id of its mechanism. */
  async eventDriven(tx: Tx): Promise<readonly Mechanism[]> {
    return (await this.store.eventDriven(tx, today(tx))).map((document) => storedDocument(document))
  }

  /** Every approved version, in order of the first day that it governs. */
  async approved(tx: Tx, id: string): Promise<readonly Approved[]> {
    return (await this.store.approved(tx, id)).map((row) => ({
      version: row.version,
      mechanism: storedDocument(row.document),
      from: row.from_day as Day, // written from a day of the calendar
      approvedAt: Number(row.decided_at),
      planNumber: row.plan,
    }))
  }

  /** The draft and what it would replace: the version in force today, else the first that was approved. */
  async drafted(tx: Tx, id: string): Promise<{ draft: Mechanism; published: Governing | undefined }> {
    const { draft } = await this.known(tx, id)
    return { draft: storedDocument(draft.document), published: await this.nearest(tx, id, today(tx)) }
  }

  /** Who owns it, and what one of its blocks is called: on the draft, else on the newest version that has it. */
  async about(tx: Tx, id: string, block: string | null): Promise<{ ownerUnitId: string; title: string | undefined }> {
    const { card, draft } = await this.known(tx, id)
    const titleIn = (document: unknown) => {
      const found = storedDocument(document).blocks.find((one) => one.id === block)
      return found && blockTitle(found)
    }
    const older = async () => (await this.store.versions(tx, id)).map((row) => titleIn(row.document)).find(Boolean)
    const title = block === null ? undefined : (titleIn(draft.document) ?? (await older()))
    return { ownerUnitId: card.owner_unit_id, title }
  }

  /** All that is in force in the county today. */
  async allInForce(tx: Tx): Promise<readonly Mechanism[]> {
    return (await this.store.allInForce(tx, today(tx))).map(({ document }) => storedDocument(document))
  }

  /** The same, each with its name and owner. */
  async inForceToday(tx: Tx): Promise<readonly Owned[]> {
    return (await this.store.allInForce(tx, today(tx))).map(({ id, name, owner_unit_id, document }) => ({
      ...{ id, name, ownerUnitId: owner_unit_id },
      mechanism: storedDocument(document),
    }))
  }

  /** The mechanism's card and draft; unknown when it belongs to another county. */
  private async known(tx: Tx, id: string, lock = false): Promise<{ card: MechanismRow; draft: DraftRow }> {
    const draft = await this.store.draft(tx, id, lock)
    const [card] = await this.store.cards(tx, id, today(tx))
    if (card === undefined || draft === undefined) throw new Fault('mechanism.unknown')
    return { card, draft }
  }

  private words(tx: Tx, text: string | null): Promise<string | null> {
    return this.trials.words(tx, text)
  }
}

const governingOf = (row: GoverningRow | undefined): Governing | undefined =>
  row && { version: row.version, mechanism: storedDocument(row.document), planNumber: row.plan }

const today = (tx: Tx): string => dayOf(tx.now) // within the calendar

/** What a draft is made from, as far as rights to draw are concerned. */
function sourceOf({ template, copyOf }: Input<typeof createMechanism>['body']): Source {
  if (template !== null) return { kind: 'template', name: template }
  return copyOf === undefined ? { kind: 'blank', name: '' } : { kind: 'mechanism', name: copyOf }
}

/** A sample county is to be read. */
export function refuseSample(actor: Actor): void {
  if (actor.tenant.kind === 'sample') throw new Fault('mechanism.read-only')
}

const hasErrors = (errors: readonly Finding[]): Fault =>
  new Fault('mechanism.has-errors', { count: errors.length, findings: errors })

/** The first day of the first period in which the version holds; the period must be of the drawing's own kind. */
function firstDayIn(document: Mechanism, text: string): string {
  const kind = periodKindOf(document)
  const period = parsePeriod(text)
  if (!period.ok || period.value.kind !== kind)
    throw new Fault('cycle.bad-period', { period: text, example: '2026-11' })
  return firstDayOf(period.value)
}
