import type { BlockId, Instant, Key, PersonId } from '@jizhi/domain'
import type { OpenTask, WantedEffect } from '../model/derived.ts'
import type { Fact } from '../model/fact.ts'
import { noticesOf } from './notices.ts'
import type { Candidate, Session } from './session.ts'

type Wait = WantedEffect['waitsFor'][number]

/** SHIELD-6: every effect passes here, so that a wrong drawing still cannot punish. */
export function shielded(session: Session): { readonly effects: WantedEffect[]; readonly tasks: OpenTask[] } {
  const effects: WantedEffect[] = []
  const unsigned = new Map<string, { candidate: Candidate; digests: string[] }>()
  for (const candidate of session.candidates) {
    const waitsFor = candidate.draft.punitive ? waitsOf(session, candidate) : []
    const isUnsigned = waitsFor.length === 1 && waitsFor[0] === 'signature'
    effects.push({
      slot: { block: candidate.block.id, row: candidate.row, line: candidate.draft.line },
      kind: candidate.draft.kind,
      get digest() {
        return candidate.digest()
      },
      content: candidate.draft.content,
      punitive: candidate.draft.punitive,
      standing: waitsFor.length === 0 ? 'ready' : isUnsigned ? 'unsigned' : 'held',
      waitsFor,
    })
    if (!isUnsigned) continue
    const known = unsigned.get(candidate.block.id)
    if (known) known.digests.push(candidate.digest())
    else unsigned.set(candidate.block.id, { candidate, digests: [candidate.digest()] })
  }
  const tasks = [...unsigned.values()].map(({ candidate, digests }): OpenTask => {
    const { role, persons } = candidate.block.signatory(session.run)
    return { block: candidate.block.id, row: '' as Key, kind: 'sign', role, persons, items: digests } // '' = whole block
  })
  return { effects, tasks }
}

/** SHIELD-2: (a) settled and official, (b) notified of exactly this, (c) window closed, (d) decided, (e) signed after. */
function waitsOf(session: Session, { block, row, digest, settled }: Candidate): readonly Wait[] {
  const waits: Wait[] = settled ? [] : ['settled']
  const layers = block.objections.map((objection) => layerOf(session, objection, row, digest))
  // SHIELD-4: nothing stands in for a notice; a drawing without an objection block never gets further.
  const layer = layers.find((one) => one.noticed) ?? layers[0]
  if (!layer?.noticed) return [...waits, 'notice', 'window', 'decision', 'signature']
  if (!layer.closed) waits.push('window')
  if (!layer.decided) waits.push('decision')
  const assessors = session.run.assessors(block.id, row)
  const isSigned =
    waits.length === 0 &&
    session.run.facts
      .all('signed')
      .some(
        (fact) =>
          fact.value.digests.includes(digest()) &&
          fact.known >= layer.readyAt &&
          isSignatory(fact, block.signatory(session.run).persons, assessors),
      )
  return isSigned ? waits : [...waits, 'signature']
}

/** SHIELD-4: a named post signs, never one of the row's assessors. */
const isSignatory = (fact: Fact<'signed'>, persons: readonly PersonId[], assessors: ReadonlySet<PersonId>): boolean =>
  fact.by !== undefined && !assessors.has(fact.by) && persons.includes(fact.by)

interface Layer {
  readonly noticed: boolean
  readonly closed: boolean
  readonly decided: boolean
  /** The moment from which a signature counts (SHIELD-2e: later than b–d). */
  readonly readyAt: Instant
}

function layerOf(session: Session, objection: BlockId, row: Key, digest: () => string): Layer {
  const { run, program } = session
  const windowOf = program.windows.get(objection)
  const notice = noticesOf(run, objection, row).find((fact) => fact.value.effects.includes(digest()))
  if (!notice || !windowOf) return { noticed: false, closed: false, decided: false, readyAt: run.now }
  const closesAt = windowOf(run, notice.value.deliveredAt)
  const assessors = run.assessors(objection, row)
  const objections = run.facts.about('objected', objection, row)
  const decisions = objections.map((objected) =>
    run.facts
      .about('decided', objection, row)
      .find((fact) => fact.slot.item === objected.id && fact.by !== undefined && !assessors.has(fact.by)),
  )
  const times = [closesAt, notice.known, ...decisions.map((fact) => fact?.known ?? notice.known)]
  return {
    noticed: true,
    closed: run.now >= closesAt,
    decided: decisions.every((fact) => fact !== undefined),
    readyAt: Math.max(...times) as Instant, // the latest of instants
  }
}
