import { storedId, type UnitId } from '@jizhi/domain'
import type { Drawing } from '../check/drawing.ts'
import { outcomeTypes } from '../model/outcome-types.ts'
import type { PinnedRegistry } from '../model/pins.ts'
import { complainAt, type FileFault } from './file-fault.ts'
import type { FileCycle } from './format.ts'
import { frozenTable } from './frozen-table.ts'

/** PIN-1, ROST-1: the registers of a cycle, with the columns that the rosters of the drawing read. */
export function registriesOf(
  drawing: Drawing,
  cycle: FileCycle,
  owner: string,
  path: string,
  faults: FileFault[],
): readonly PinnedRegistry[] {
  return cycle.registries.map(({ id, kind, rows, units }, at): PinnedRegistry => {
    const complain = complainAt(`${path}registries[${at}]`, faults)
    const readers = drawing.of('roster').filter(({ config }) => config.source === 'registry' && config.registry === id)
    if (readers.length === 0) complain(`机制里没有对象块读台账“${id}”。`, '.id')
    const columns = readers.flatMap(({ open, config }) => {
      const read = new Set(config.reads.map((one) => one.id))
      return (drawing.outputs(open.block.id).rows?.columns ?? []).filter((column) => read.has(column.id))
    })
    const known = columns.filter((column, index) => columns.findIndex((one) => one.id === column.id) === index)
    const { domain: _domain, ...table } = frozenTable(known, rows, (message, below) =>
      complain(message, `.rows${below}`),
    )
    return {
      id,
      kind,
      rows: table,
      types: outcomeTypes(known),
      units: table.keys.map((key) => storedId<UnitId>(units[key] ?? owner)),
    }
  })
}
