import { type BlockId, compareKeys, type Key } from '@jizhi/domain'
import { digestOf } from '../derive/digest.ts'
import type { Run } from '../model/kernel.ts'

/** ROST-5: the published seed, once it agrees with the hash that was published before; else nothing is drawn. */
export function seedOf(run: Run, block: BlockId): string | undefined {
  const seed = run.facts.one('drawn', block)?.value.seed
  if (seed === undefined || run.pins.drawHash === undefined) return undefined
  if (digestOf(seed) === run.pins.drawHash) return seed
  run.find({ code: 'draw.seed-differs', block, message: '公布的抽签种子与事先公布的摘要不符，抽签无效。' })
  return undefined
}

/** Order by hash(seed, key): anybody can check it with the published seed. */
export function drawOrder(seed: string, keys: readonly Key[]): readonly Key[] {
  const hashes = new Map(keys.map((key) => [key, digestOf(`${seed}\n${key}`)]))
  return [...keys].sort((a, b) =>
    hashes.get(a)! < hashes.get(b)! ? -1 : hashes.get(a)! > hashes.get(b)! ? 1 : compareKeys(a, b),
  )
}

/** ROST-5: the keys drawn within each stratum; nothing before the seed was published. */
export function drawn(
  run: Run,
  block: BlockId,
  keys: readonly Key[],
  stratum: (key: Key) => string,
  size: (count: number) => number,
): ReadonlySet<Key> | undefined {
  const seed = seedOf(run, block)
  if (seed === undefined) return undefined
  const strata = new Map<string, Key[]>()
  for (const key of keys) strata.set(stratum(key), [...(strata.get(stratum(key)) ?? []), key])
  return new Set([...strata.values()].flatMap((held) => drawOrder(seed, held).slice(0, size(held.length))))
}
