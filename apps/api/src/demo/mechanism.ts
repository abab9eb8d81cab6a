import { must } from '@jizhi/domain'
import { apply, type Edit, readMechanism } from '@jizhi/mechanism'
import type { MechanismsService } from '../features/mechanisms/index.ts'
import type { Actor } from '../platform/session/actor.ts'

export interface DemoMechanism {
  readonly code: string
  readonly name: string
  readonly template: string
  readonly ownerUnitId: string
  /** First period it governs. */
  readonly from: string
  readonly planNumber: string | null
  /** What the owner changes in the template before it is submitted. */
  readonly edits: readonly Edit[]
}

/** A template made the owner's own, submitted by one post and approved by another; answers its id. */
export async function standMechanism(
  mechanisms: MechanismsService,
  drawer: Actor,
  approver: Actor,
  wanted: DemoMechanism,
): Promise<string> {
  const { name, template, ownerUnitId } = wanted
  const params = { county: wanted.code }
  const known = (await mechanisms.list(drawer)).mechanisms.find((one) => one.name === name)?.id
  const id = known ?? (await mechanisms.create(drawer, { params, body: { name, ownerUnitId, template } })).id
  const at = { ...params, mechanism: id }
  const { draft, versions } = await mechanisms.read(drawer, id)
  if (versions.length === 0) {
    const edited = wanted.edits.reduce(
      (one, edit) => must(apply(one, edit)).mechanism,
      must(readMechanism(draft.document)),
    )
    const { layout } = draft
    const saved = await mechanisms.saveDraft(drawer, {
      params: at,
      body: { document: { ...edited }, layout, revision: draft.revision },
    })
    const { planNumber, from: inForceFrom } = wanted
    await mechanisms.submit(drawer, {
      params: at,
      body: { revision: saved.revision, planNumber, inForceFrom, explanation: null },
    })
  }
  const [newest] = (await mechanisms.read(drawer, id)).versions
  if (newest?.state === 'submitted')
    await mechanisms.decide(approver, {
      params: { ...at, version: newest.version },
      body: { verdict: 'approved', reason: null },
    })
  return id
}
