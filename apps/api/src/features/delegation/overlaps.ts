import { burden, type Mechanism, readDrawing, SUBJECTS } from '@jizhi/mechanism'

/** A mechanism in force, and whose it is. */
export interface Standing {
  readonly ownerUnitId: string
  readonly mechanism: Mechanism
}

/**
 * BURDEN-3: what one township meets more than once: the same datum asked at several places, the same kind of subject
 * ranked by several mechanisms. Mechanisms of two townships never meet.
 */
export function overlapsIn(township: string, rootUnitId: string, standing: readonly Standing[]): readonly string[] {
  const met = standing
    .filter(({ ownerUnitId }) => ownerUnitId === township || ownerUnitId === rootUnitId)
    .map(({ mechanism }) => mechanism)
  const own = new Set(standing.filter((one) => one.ownerUnitId === township).map(({ mechanism }) => mechanism.id))
  const called = new Map(met.map(({ id, name }) => [id, name]))
  const asked = burden(met).repeated.flatMap(({ label, places }) => {
    const of = [...new Set(places.map(({ mechanism }) => mechanism))]
    return of.length > 1 && of.some((id) => own.has(id)) ? [`“${label}”${say(of, called)}都要填，请只留一处。`] : []
  })
  const ranked = Map.groupBy(met.flatMap(rankedIn), ({ subject }) => subject)
  const twice = [...ranked].flatMap(([subject, of]) => {
    const ids = [...new Set(of.map(({ mechanism }) => mechanism))]
    return ids.length > 1 && ids.some((id) => own.has(id)) ? [`${say(ids, called)}都给${subject}排名。`] : []
  })
  return [...asked, ...twice]
}

const say = (ids: readonly string[], called: ReadonlyMap<string, string>): string =>
  ids.map((id) => `《${called.get(id) ?? ''}》`).join('、')

function rankedIn(mechanism: Mechanism): { mechanism: string; subject: string }[] {
  const drawing = readDrawing(mechanism)
  return drawing.of('rank').flatMap(({ open }) => {
    const kind = drawing.input(open.block.id)?.keyType[0] ?? ''
    if (!Object.hasOwn(SUBJECTS, kind)) return []
    return [{ mechanism: mechanism.id, subject: SUBJECTS[kind as keyof typeof SUBJECTS] }] // one of its own keys
  })
}
