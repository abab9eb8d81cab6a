import { BLOCK_KINDS, type BlockKind, blockDef, type JsonObject } from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { type Field, formModel, freshRow, settingIn } from '../../src/features/designer/settings/form-model.ts'
import { besidePath, irrelevant } from '../../src/features/designer/settings/relevance.ts'

const formOf = (kind: BlockKind) => formModel(blockDef(kind).schema)
const field = (kind: BlockKind, key: string): Field => {
  const found = formOf(kind).find((one) => one.key === key)
  if (found === undefined) throw new Error(`${kind} has no ${key}`)
  return found
}
const all = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((one) => (one.kind === 'group' || one.kind === 'table' ? [one, ...all(one.fields)] : [one]))
// Defaults of a block's schema are JSON.
const defaults = (kind: BlockKind) => blockDef(kind).schema.parse({}) as unknown as JsonObject

describe('the form of a block', () => {
  it.each(BLOCK_KINDS)('%s gives every setting a title of its own, in Chinese', (kind) => {
    for (const one of all(formOf(kind))) expect(one.title, one.key).toMatch(/\p{Script=Han}|^%$/u)
  })

  it.each(BLOCK_KINDS)('%s supposes for every field what the schema supposes', (kind) => {
    const parsed = defaults(kind)
    for (const one of formOf(kind)) {
      if (one.kind !== 'group') expect(settingIn(one, {}), one.key).toEqual(parsed[one.key])
    }
  })

  it.each(BLOCK_KINDS)('%s accepts a fresh row in each of its tables', (kind) => {
    for (const one of formOf(kind)) {
      if (one.kind !== 'table') continue
      const rows = [freshRow(one, [])]
      rows.push(freshRow(one, rows))
      expect(one.complain(rows), `${kind}.${one.key}`).toBeUndefined()
    }
  })

  it('reads kinds, bounds, units and references from the schema', () => {
    expect(field('rank', 'minimum')).toMatchObject({ kind: 'whole', least: 1, most: 1000, unit: '个', initial: 3 })
    expect(field('rank', 'column')).toMatchObject({ kind: 'column', initial: 'score' })
    expect(field('rank', 'eligible')).toMatchObject({ kind: 'expression', wants: 'flag' })
    expect(field('ask', 'due')).toMatchObject({ kind: 'reference', ref: 'deadline', many: false })
    expect(field('tell', 'columns')).toMatchObject({ kind: 'columns' })
    expect(field('ask', 'remindBefore')).toMatchObject({ kind: 'list', of: 'whole' })
    expect(field('rank', 'direction')).toMatchObject({ choices: [{ id: 'desc', label: '从高到低' }, { id: 'asc' }] })
  })

  it('complains in the words of the schema', () => {
    expect(field('score', 'base').complain('1e3')).toBe('请填写普通小数，例如 0.7，不带千分位和百分号。')
    expect(field('score', 'base').complain('0.7')).toBeUndefined()
  })
})

describe('settings that mean nothing', () => {
  it.each(BLOCK_KINDS)('%s hides only settings it has', (kind) => {
    const known = new Set(
      formOf(kind).flatMap((one) => [
        one.key,
        ...(one.kind === 'group' ? one.fields.map(({ key }) => `${one.key}.${key}`) : []),
      ]),
    )
    for (const path of irrelevant(kind, {}, defaults(kind))) expect(known, path).toContain(path)
  })

  it('shows of a path to somebody only what it goes by, however deep it stands', () => {
    const who = formOf('ask').find(({ key }) => key === 'who')
    const rungs = formOf('ladder').find(({ key }) => key === 'rungs')
    const measures = rungs?.kind === 'table' ? rungs.fields.find(({ key }) => key === 'measures') : undefined
    const target = measures?.kind === 'table' ? measures.fields.find(({ key }) => key === 'target') : undefined
    if (!who || !target) throw new Error('the forms have changed')
    expect(besidePath(who, ['who'], {})).toEqual(['who.relation', 'who.level', 'who.column'])
    expect(besidePath(who, ['who'], { at: 'parent' })).not.toContain('who.level')
    const deep = ['rungs', 0, 'measures', 1, 'target']
    expect(besidePath(target, deep, { at: 'column' })).toEqual(
      ['relation', 'level'].map((key) => `rungs.0.measures.1.target.${key}`),
    )
    expect(besidePath(target, deep, { at: 'relation' })).toEqual(['rungs.0.measures.1.target.column'])
  })

  it('shows the second date only where the missing are carried over', () => {
    const carried = { completeness: { rule: 'due', late: 'carry' } }
    expect(irrelevant('rank', {}, defaults('rank'))).toContain('completeness.until')
    expect(irrelevant('rank', carried, defaults('rank'))).not.toContain('completeness.until')
  })
})
