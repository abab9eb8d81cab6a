import { openStand, type Stand } from '../stand.ts'
import { copyCounty } from './copy-county.ts'
import { interleaved, judgeFlat, median, timed, type Verdict } from './measure.ts'
import { Product } from './product.ts'
import { scoresOf, type Workload, workload } from './workload.ts'

/** Months that every county has behind it. */
const MONTHS = 12
const WARM = 2
const FIRST_CODE = 992_000

/** G4: a new county beside many with a year each, nothing analysed since it joined, and the same in an empty database. */
export async function flat(empty: Stand, work: Workload, counties: number, rounds: number): Promise<Verdict> {
  const full = await openStand()
  const old = await Product.open(full, work)
  for (let month = 0; month < MONTHS; month += 1) await whole(old, work, month)
  const codes = Array.from({ length: counties - 1 }, (_, at) => FIRST_CODE + at)
  await (await copyCounty(full, old.county.id, codes)).reveal()
  await full.look('analyze')
  const [here, there] = [await Product.open(empty, work), await Product.open(full, work)]
  const ratios: number[] = []
  for (let month = 0; month < WARM + rounds; month += 1) {
    const took = { here: 0, there: 0 }
    await interleaved(month, [
      async () => {
        took.here = await whole(here, work, month)
      },
      async () => {
        took.there = await whole(there, work, month)
      },
    ])
    if (month >= WARM) ratios.push(took.there / took.here)
  }
  await full.close()
  return judgeFlat({ name: 'G4.flat', ratios, target: 1.15, beside: `sizes=1,${counties}x${MONTHS}` })
}

/** G4: ten times the rows in one county. */
export async function tenfold(stand: Stand, small: Workload, rounds: number): Promise<Verdict> {
  const large = workload('T')
  const [one, ten] = [await Product.open(stand, small), await Product.open(stand, large)]
  const ratios: number[] = []
  for (let month = 0; month < 1 + rounds; month += 1) {
    const small_ms: number[] = []
    let large_ms = 0
    await interleaved(month, [
      async () => {
        for (let at = 0; at < 3; at += 1) small_ms.push(await whole(one, small, month * 3 + at))
      },
      async () => {
        large_ms = await whole(ten, large, month)
      },
    ])
    if (month >= 1) ratios.push(large_ms / median(small_ms))
  }
  const exponent = Math.log10(median(ratios)).toFixed(2)
  return judgeFlat({ name: 'G4.tenfold', ratios, target: 10.5, beside: `rows=1,10 exponent=${exponent}` })
}

/** Milliseconds of the import and the close of a month; what people do in between does not count. */
async function whole(product: Product, work: Workload, month: number): Promise<number> {
  const scores = scoresOf(work, month)
  await product.openMonth(month)
  const stored = await timed(() => product.importSheets(month, scores))
  await product.prepareClose(month)
  return stored + (await timed(() => product.bringUpToDate(month)))
}
