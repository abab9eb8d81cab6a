import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BLOCK_KINDS, type BlockKind, type BuiltInKind, blockDef, openBlock } from '../../src/index.ts'

/** Where the meaning of each kind is proven; a kind without proof does not build. */
const PROOFS: { readonly [K in BuiltInKind]: string } = {
  cycle: 'cycle/cycle',
  roster: 'derive/roster',
  ask: 'derive/ask',
  score: 'derive/score',
  objection: 'people/objection',
  review: 'people/review',
  rank: 'derive/rank',
  regroup: 'regroup/hops',
  branch: 'derive/flow',
  compute: 'derive/compute',
  history: 'history/count',
  join: 'join/join',
  ladder: 'ladder/ladder',
  case: 'case/case',
  result: 'derive/outcome',
  allocate: 'derive/allocate',
  post: 'derive/outcome',
  tell: 'derive/outcome',
}

const blockOf = (kind: BlockKind, config: unknown) =>
  // Written as it would arrive: JSON.
  ({ id: kind, kind, config: JSON.parse(JSON.stringify(config)) })

describe('every kind of block', () => {
  it.each(BLOCK_KINDS)(
    'BLOCK-1 %s: the example reads back unchanged, and its sentence is one or two sentences',
    (kind) => {
      const def = blockDef(kind)
      expect(def.kind).toBe(kind)
      const opened = openBlock(blockOf(kind, def.example))
      if (!opened.ok) throw new Error(opened.fault.message)
      const said = opened.value.sentence(undefined)
      expect(said).toMatch(/。$/)
      expect(said.match(/。/g)?.length).toBeLessThanOrEqual(2)
      expect(said).not.toMatch(/undefined|\[object|！|。。|，，|，。/)
    },
  )

  it.each(BLOCK_KINDS)('BLOCK-2 %s: an unknown setting is refused, in Chinese, with the block named', (kind) => {
    const opened = openBlock(blockOf(kind, { ...(blockDef(kind).example as object), 没有的设置: 1 }))
    if (opened.ok) throw new Error('accepted')
    expect(opened.fault).toMatchObject({ code: 'check.settings', block: kind, severity: 'error' })
    expect(opened.fault.message).toContain(blockDef(kind).name)
  })

  it.each(BLOCK_KINDS)('BLOCK-3 %s: types every output port it names, and only those', (kind) => {
    const def = blockDef(kind)
    const opened = openBlock(blockOf(kind, def.example))
    if (!opened.ok) throw new Error(opened.fault.message)
    const types = opened.value.types({ in: { keyType: ['village'], columns: [], frozen: false } })
    expect(Object.keys(types).sort()).toEqual(opened.value.outputs.map((port) => port.id).sort())
  })

  it.each(BLOCK_KINDS)('BLOCK-4 %s: its meaning is proven by a test that runs the engine', (kind) => {
    const file = new URL(`../${PROOFS[kind]}.test.ts`, import.meta.url)
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(kind)
  })
})
