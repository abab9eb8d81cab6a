import type { Column } from '../model/column.ts'
import type { CompileContext } from '../model/compiled.ts'

/** ROW-6: the columns a row block adds, as its definition types them: what stands after the input's own. */
export const addedColumns = ({ inputs, outputs }: CompileContext, port: string): readonly Column[] =>
  (outputs[port]?.columns ?? []).slice(inputs.in?.columns.length ?? 0)
