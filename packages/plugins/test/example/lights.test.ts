import { must } from '@jizhi/domain'
import {
  blockKinds,
  check,
  derivedTexts,
  explain,
  loadPlugins,
  type Mechanism,
  outline,
  playFacts,
  readDrawing,
  readFactsFile,
  readMechanism,
  readOutline,
} from '@jizhi/mechanism'
import { describe, expect, it } from 'vitest'
import { lights } from './lights.ts'

must(loadPlugins([lights]))

const drawn = (config: object): Mechanism =>
  must(
    readMechanism({
      format: 1,
      id: 'plan',
      name: '计划亮灯',
      rounding: { mode: 'at-end', rule: 'half-up' },
      blocks: [
        { id: 'cycle', kind: 'cycle', config: {} },
        { id: 'towns', kind: 'roster', config: { subject: 'township' } },
        {
          id: 'sheet',
          kind: 'ask',
          config: { fields: ['done', 'plan'].map((id) => ({ id, label: id, type: 'count' })) },
        },
        { id: 'lights', kind: 'example.lights', config },
      ],
      wires: [
        { from: { block: 'cycle', port: 'cycle' }, to: { block: 'towns', port: 'in' } },
        { from: { block: 'towns', port: 'rows' }, to: { block: 'sheet', port: 'in' } },
        { from: { block: 'sheet', port: 'answered' }, to: { block: 'lights', port: 'in' } },
      ],
      ends: [{ block: 'lights', port: 'lit' }],
    }),
  )

const rows = { t1: ['10', '10'], t2: ['9', '10'], t3: ['7', '10'], t4: ['3', '0'], t5: ['?未报', '10'] }

const played = (config: object) => {
  const file = {
    owner: { id: 'county', kind: 'county' },
    units: Object.keys(rows).map((id) => ({ id, kind: 'township' })),
    period: '2026-10',
    steps: [{ day: '2026-11-01', answer: 'sheet', by: 'clerk-1', rows }],
  }
  return must(playFacts(drawn(config), must(readFactsFile(file)))).cycles[0]!
}

const lightsOf = (config: object) =>
  Object.fromEntries(
    Object.entries(derivedTexts(played(config).derived).tables.lights ?? {}).map(([key, row]) => [key, row.light]),
  )

describe('example.lights', () => {
  it('PLUG-3 lights by percentage of plan; without a plan none; what was not reported stays 未报', () => {
    expect(lightsOf({})).toEqual({ t1: 'green', t2: 'yellow', t3: 'red', t4: '?not-applicable', t5: '?unreported' })
    expect(lightsOf({ yellow: 70, unplanned: 'undecided' })).toMatchObject({ t3: 'yellow', t4: '?undecided' })
  })

  it('PLUG-3 is drawn, checked, said and explained as the built-in kinds are', () => {
    expect(blockKinds()).toContain('example.lights')
    const drawing = readDrawing(drawn({}))
    expect(drawing.byId.get('lights')?.sentence(drawing.input('lights'))).toMatch(/^done达到plan的 100% 亮绿灯.*。$/)
    expect(must(readOutline(outline(drawn({ yellow: 70 })), drawn({ yellow: 70 })))).toEqual(drawn({ yellow: 70 }))
    const codes = (config: object) => check(drawn(config)).map((one) => one.code)
    expect(codes({ yellow: 120 })).toContain('example.lights-order')
    expect(codes({ green: '很多' })).toContain('check.settings')
    expect(codes({})).not.toContain('check.settings')
    const trace = explain(drawn({}), played({}).facts, { block: 'lights', port: 'lit', row: 't2', column: 'light' })
    expect(trace).toMatchObject({
      shown: '黄灯',
      inputs: [
        { label: 'done', shown: '9' },
        { label: 'plan', shown: '10' },
      ],
    })
  })
})
