import { describe, expect, it } from 'vitest'
import { BLOCK_KINDS, blockDef, helpOf, type SettingShape, shapeOf } from '../../src/index.ts'

interface Told {
  readonly path: readonly string[]
  readonly help: string
}

/** Every setting with what its schema says about it. */
function told(shape: SettingShape, path: readonly string[] = []): Told[] {
  const own = { path, help: shape.meta.help ?? '' }
  if (shape.form === 'group') {
    const inner = shape.fields.flatMap((field) => told(field.shape, [...path, field.key]))
    return path.length === 0 ? inner : [own, ...inner]
  }
  // a list of plain values is one setting
  if (shape.form === 'list') return [own, ...(shape.element.form === 'group' ? told(shape.element, path).slice(1) : [])]
  return [own]
}

describe('help', () => {
  it.each(BLOCK_KINDS)('every setting of %s says in one sentence what it is for', (kind) => {
    const without = told(shapeOf(blockDef(kind).schema))
      .filter(({ path, help }) => (help || helpOf(kind, path)) === '')
      .map(({ path }) => path.join('.'))
    expect(without).toEqual([])
  })

  it.each(BLOCK_KINDS)('%s ends its sentences as sentences end, and shouts nowhere', (kind) => {
    for (const { path } of told(shapeOf(blockDef(kind).schema)))
      expect(helpOf(kind, path), path.join('.')).toMatch(/^$|^[^!！]+(。|……)$/)
  })
})
