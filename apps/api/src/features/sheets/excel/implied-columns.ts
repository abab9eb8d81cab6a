import type { SheetItem } from '@jizhi/mechanism'

type Columns = Pick<SheetItem, 'column' | 'over' | 'also' | 'part' | 'by'>
type Method = SheetItem['method']

const OVER: ReadonlySet<Method> = new Set<Method>(['rate', 'shortfall', 'deduct-sampled', 'vote'])
const PART: ReadonlySet<Method> = new Set<Method>(['deduct-fixed', 'deduct-repeat'])

/** The columns an item reads when its file names none: its own id, and that id with an end for each further one. */
export const impliedColumns = (id: string, method: Method): Columns => ({
  column: method === 'group' ? '' : id,
  over: OVER.has(method) ? `${id}_all` : '',
  also: method === 'vote' ? `${id}_also` : '',
  part: PART.has(method) ? `${id}_part` : '',
  by: method === 'difficulty' ? `${id}_by` : '',
})
