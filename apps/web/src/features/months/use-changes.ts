import { useEffect, useMemo, useState } from 'react'
import { changesBetween } from './changes.ts'
import type { TableView } from './ranking.ts'

/** Figures never jump silently: what changed since the reader last looked stays marked until seen. */
export function useChanges(table: TableView | undefined) {
  const [seen, setSeen] = useState<TableView>()
  const another = seen === undefined || seen.block !== table?.block || seen.port !== table.port
  useEffect(() => {
    if (table && another) setSeen(table)
  }, [table, another])
  const changes = useMemo(() => changesBetween(seen, table), [seen, table])
  return { changes, markSeen: () => setSeen(table) }
}
