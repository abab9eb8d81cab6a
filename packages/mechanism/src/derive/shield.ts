import { dayOf, type Instant, type Key } from '@jizhi/domain'
import type { OpenTask, WantedEffect } from '../model/derived.ts'
import { isSignatory, layerOf, waitsBehind } from './notice-layer.ts'
import type { Candidate, Session } from './session.ts'

type Wait = WantedEffect['waitsFor'][number]

/** SHIELD-6: every effect passes here, so that a wrong drawing still cannot punish. */
export function shielded(session: Session): { readonly effects: WantedEffect[]; readonly tasks: OpenTask[] } {
  const effects: WantedEffect[] = []
  const records: OpenTask[] = []
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
      get terms() {
        return candidate.terms()
      },
      punitive: candidate.draft.punitive,
      standing: waitsFor.length === 0 ? 'ready' : isUnsigned ? 'unsigned' : 'held',
      waitsFor,
    })
    if (waitsFor.length === 0) records.push(...recordTask(session, candidate))
    if (!isUnsigned) continue
    const known = unsigned.get(candidate.block.id)
    if (known) known.digests.push(candidate.digest())
    else unsigned.set(candidate.block.id, { candidate, digests: [candidate.digest()] })
  }
  const tasks = [...unsigned.values()].map(({ candidate, digests }): OpenTask => {
    const { role, persons } = candidate.block.signatory(session.run)
    return { block: candidate.block.id, row: '' as Key, kind: 'sign', role, persons, items: digests } // '' = whole block
  })
  return { effects, tasks: [...tasks, ...records] }
}

/** LAD-2: what may happen now is done by somebody, who records it. */
function recordTask({ run }: Session, { block, row, draft, digest }: Candidate): OpenTask[] {
  const { record } = draft
  if (record === undefined) return []
  const records = run.facts.about('answered', block.id, row).filter((fact) => fact.slot.item === draft.line)
  if (records.some(record.isKept)) return []
  const { role, persons, days } = record
  const signed = run.facts.all('signed').find((fact) => fact.value.digests.includes(digest()))
  const issued = block.results.flatMap((id) => run.facts.about('frozen', id).at(-1)?.known ?? [])
  const from =
    signed?.known ?? issued.reduce<Instant | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
  const due = from === undefined ? {} : { dueAt: run.calendars.after(from, days) }
  return [{ block: block.id, row, kind: 'answer', role, persons, ...due, items: [draft.line] }]
}

/** SHIELD-2: (a) settled and official, (b) notified of this or worse, (c) window closed, (d) decided, (e) signed after. */
function waitsOf({ run, program }: Session, { block, row, digest, terms, settled }: Candidate): readonly Wait[] {
  const layers = block.objections.map((id) => layerOf(run, id, row, { digest, terms }, program.disputes.get(id)))
  const assessors = run.assessors(block.id, row)
  const isSigned = (readyAt: Instant): boolean =>
    run.facts
      .all('signed')
      .some(
        (fact) =>
          fact.value.digests.includes(digest()) &&
          fact.known >= readyAt &&
          isSignatory(fact, block.signatory(run, dayOf(fact.known)).persons, assessors),
      )
  return waitsBehind(layers.find((one) => one.noticed) ?? layers[0], isSigned, settled ? [] : ['settled'])
}
