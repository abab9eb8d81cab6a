import { type LadderConfig, readConfig } from '@jizhi/mechanism'
import type { Standing } from './standing.ts'

type Rung = LadderConfig['rungs'][number]
export type Measure = Rung['measures'][number]

/** A measure of a ladder with the rung it stands on; nothing where the block is no ladder. */
export function measureAt(
  { mechanism }: Pick<Standing, 'mechanism'>,
  blockId: string | undefined,
  item: string | undefined,
): { readonly rung: Rung; readonly measure: Measure } | undefined {
  const block = mechanism.blocks.find((one) => one.id === blockId)
  const config = block?.kind === 'ladder' ? readConfig({ ...block, kind: 'ladder' }) : undefined
  if (config?.ok !== true) return undefined
  for (const rung of config.value.rungs) {
    const measure = rung.measures.find(({ id }) => id === item)
    if (measure !== undefined) return { rung, measure }
  }
  return undefined
}
