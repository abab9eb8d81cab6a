import type { Drawing } from '../check/drawing.ts'

/** BURDEN-3: the same datum about the same kind of subject, asked at more than one place. */
export interface RepeatedDatum {
  readonly label: string
  readonly subject: string
  readonly places: readonly { readonly mechanism: string; readonly block: string; readonly field: string }[]
}

/** Spaces, brackets, and full-width forms do not make another datum. */
const plain = (label: string): string =>
  label
    .normalize('NFKC')
    .replaceAll(/[\s()（）·、,，]/g, '')
    .toLowerCase()

export function repeatedData(drawings: readonly Drawing[]): readonly RepeatedDatum[] {
  const found = new Map<string, { label: string; subject: string; places: RepeatedDatum['places'][number][] }>()
  for (const drawing of drawings)
    for (const { open, config } of drawing.of('ask')) {
      const subject = drawing.input(open.block.id)?.keyType.join() ?? ''
      for (const { id, label, type } of config.fields) {
        const key = `${subject} ${type} ${plain(label)}`
        const datum = found.get(key) ?? { label, subject, places: [] }
        datum.places.push({ mechanism: drawing.mechanism.id, block: open.block.id, field: id })
        found.set(key, datum)
      }
    }
  return [...found.values()].filter(
    ({ places }) => new Set(places.map((one) => `${one.mechanism} ${one.block}`)).size > 1,
  )
}
