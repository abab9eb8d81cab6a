import type { Column } from '../model/column.ts'
import { cellAt, columnIndex, type Frame } from '../model/frame.ts'
import type { Group, How } from '../model/kernel.ts'
import type { Cell } from '../model/table.ts'
import type { Aggregate } from './aggregate.ts'
import { shown } from './shown.ts'

const WORDS = {
  count: '个数',
  sum: '之和',
  mean: '的平均',
  'weighted-mean': '的加权平均',
  share: '占全部的比例',
  max: '的最大值',
  min: '的最小值',
  first: '的首位者',
  last: '的末位者',
  set: '的集合',
} as const

/** A group's figure with every member beside it. */
export function howAggregated(aggregate: Aggregate, column: Column, frame: Frame, group: Group, value: Cell): How {
  const at = columnIndex(frame, aggregate.column)
  const source = frame.columns[at]
  const label = aggregate.operation === 'count' ? '成员' : (source?.label ?? aggregate.column)
  return {
    definition: `${column.label} = ${label}${WORDS[aggregate.operation]}`,
    substituted: `${column.label} = ${group.members.length} 个成员${label}${WORDS[aggregate.operation]} = ${shown(value, column)}`,
    reads:
      source === undefined
        ? []
        : group.members.map((member) => ({ row: frame.keys[member]!, column: aggregate.column })),
    facts: [],
    parts: source
      ? group.members.map((member) => {
          const cell = cellAt(frame.series[at]!, member)
          return { label: frame.keys[member]!, text: shown(cell, source), value: cell }
        })
      : [],
  }
}

/** What a regrouped row has beside its figures: a column of its source, its members, or an attribute of its own. */
export function howTaken(column: Column, frame: Frame, group: Group, value: Cell): How {
  const source = columnIndex(frame, column.id)
  const isOwn = source >= 0 && group.members.length === 1
  return {
    definition: isOwn ? `${column.label} = 换口径前的${column.label}` : `${column.label} = 按机构关系归到本行`,
    substituted: `${column.label} = ${shown(value, column)}`,
    reads: isOwn ? [{ row: frame.keys[group.members[0]!]!, column: column.id }] : [],
    facts: [],
  }
}
