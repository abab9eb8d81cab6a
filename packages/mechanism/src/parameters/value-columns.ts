import { fail, ok, type Result } from '@jizhi/domain'
import { asSourceColumns } from '../blocks/settings/source.ts'
import { readDrawing } from '../check/drawing.ts'
import { statedCell } from '../facts-file/written-cell.ts'
import type { Column } from '../model/column.ts'
import type { Mechanism, Parameter } from '../model/mechanism.ts'
import { isWithin, sayRange } from './bounds.ts'
import { ownPlace, settingsIn } from './own-place.ts'

/** A column of a register that each unit states for itself. */
export interface ValueColumn {
  readonly column: Column
  /** What a unit that states nothing is taken to hold; '' = missing. */
  readonly fallback: string
  /** The mark on its fallback: without one, or with 锁定, the fallback holds for everybody. */
  readonly parameter: Parameter | undefined
  /** What may be stated, in words; '' where anything may. */
  readonly bounds: string
}

/** PARAM-6: the columns a drawing reads of a register, each with the mark that stands on what it falls back to. */
export function valueColumns(mechanism: Mechanism, register: string): readonly ValueColumn[] {
  const found = readDrawing(mechanism)
    .of('roster')
    .filter(({ config }) => config.source === 'registry' && config.registry === register)
    .flatMap(({ open, config }) => {
      const settings = settingsIn(open.block)
      return asSourceColumns(config.reads).map((column, at): ValueColumn => {
        const parameter = mechanism.parameters?.find(({ block, path }) => {
          const place = block === open.block.id && settings ? ownPlace(settings, path) : undefined
          return place?.join('/') === `reads/${at}/fallback`
        })
        const bounds = parameter?.mode === 'range' ? sayRange(parameter, metaOf(column)) : ''
        return { column, fallback: config.reads[at]?.fallback ?? '', parameter, bounds }
      })
    })
  return found.filter(({ column }, at) => found.findIndex((one) => one.column.id === column.id) === at)
}

/** PARAM-6: a value a unit states for itself, as it is kept, or why it is refused. A percentage is kept with its sign. */
export function unitValue({ column, parameter, bounds }: ValueColumn, text: string): Result<string, string> {
  const why = parameter?.note === undefined ? '' : `：${parameter.note.replace(/。$/, '')}`
  if (parameter === undefined || parameter.mode === 'locked') return fail(`上级没有开放这一项${why}。`)
  const kept = column.type === 'percent' && !text.endsWith('%') ? `${text}%` : text
  let complaint = ''
  const cell = statedCell(column, kept, (message) => {
    complaint = message
  })
  if (cell === null || 'm' in cell) return fail(complaint === '' ? '要写一个值。' : complaint)
  return parameter.mode === 'range' && !isWithin(parameter, kept) ? fail(`须${bounds}${why}。`) : ok(kept)
}

const metaOf = ({ unit, options, type }: Column) => ({
  ...(type === 'percent' ? { unit: '%' } : type === 'money' ? { unit: '元' } : unit === undefined ? {} : { unit }),
  labels: Object.fromEntries((options ?? []).map(({ id, label }) => [id, label])),
})
