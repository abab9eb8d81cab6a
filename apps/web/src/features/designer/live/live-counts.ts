import type { Derived, Mechanism, PortRef, Table } from '@jizhi/mechanism'

export type Tables = Derived['tables']

/** The other end of the wire into a block: into the input named, else into any. */
export const cameFrom = (mechanism: Mechanism, block: string, port?: string): PortRef | undefined =>
  mechanism.wires.find(({ to }) => to.block === block && (port === undefined || to.port === port))?.from

export const tableAt = (tables: Tables, at: PortRef | undefined): Table | undefined => at && tables[at.block]?.[at.port]

/** Rows at every output port, as the chips on the wires say them; a cycle says its period instead of its one row. */
export function countsOf(mechanism: Mechanism, tables: Tables, period: string): { readonly [port: string]: string } {
  const arrived = new Map<string, number>()
  for (const { from, to } of mechanism.wires) {
    const rows = tables[from.block]?.[from.port]?.keys.length
    if (rows !== undefined) arrived.set(to.block, Math.max(arrived.get(to.block) ?? 0, rows))
  }
  const isCycle = new Set(mechanism.blocks.flatMap(({ id, kind }) => (kind === 'cycle' ? [id] : [])))
  return Object.fromEntries(
    Object.entries(tables).flatMap(([block, ports]) =>
      Object.entries(ports).map(([port, { keys }]) => {
        const came = isCycle.has(block) ? undefined : arrived.get(block)
        const words = came !== undefined && came > keys.length ? `${came} → ${keys.length}` : `${keys.length}`
        return [`${block}/${port}`, isCycle.has(block) ? period : words]
      }),
    ),
  )
}

/** Ports with rows that may still change. */
export const provisionalPorts = (tables: Tables): readonly string[] =>
  Object.entries(tables).flatMap(([block, ports]) =>
    Object.entries(ports)
      .filter(([, { states }]) => states.some((state) => state !== 'settled'))
      .map(([port]) => `${block}/${port}`),
  )
