import {
  type BlockId,
  type CycleId,
  type Day,
  type FactId,
  type Instant,
  type Key,
  type MechanismId,
  type PersonId,
  type PostId,
  packMissing,
  startOf,
  storedId,
  type UnitId,
} from '@jizhi/domain'
import type {
  AnyFact,
  Block,
  BlockKind,
  Derived,
  FactKind,
  FactValues,
  JsonObject,
  Mechanism,
  Pins,
  Slot,
  Table,
} from '../src/index.ts'

const HOUR_MS = 3_600_000

const MECHANISM = storedId<MechanismId>('mechanism')
const CYCLE = storedId<CycleId>('cycle-2019-05')
const OWNER = storedId<UnitId>('owner')

/** An instant as a test writes it: day and hour in Shanghai. */
export const instant = (day: string, hour = 9): Instant => (startOf(day as Day) + hour * HOUR_MS) as Instant

export const block = (kind: BlockKind, config: JsonObject = {}, id: string = kind): Block => ({ id, kind, config })

/** Blocks in a row, each wired to the one before by its first ports; further wires are named `a.port>b`, or `a.port>b.input`. */
export function drawing(blocks: readonly Block[], wires: readonly string[]): Mechanism {
  return {
    format: 1,
    id: MECHANISM,
    name: '测试机制',
    rounding: { mode: 'at-end', rule: 'half-up' },
    blocks,
    wires: wires.map((wire) => {
      const [from = '', to = ''] = wire.split('>')
      const [source = '', port = ''] = from.split('.')
      const [target = '', input = 'in'] = to.split('.')
      return { from: { block: source, port }, to: { block: target, port: input } }
    }),
    ends: [],
  }
}

export interface TestUnit {
  readonly id: string
  readonly kind?: string
  readonly parent?: string
  readonly category?: string
  readonly population?: number
  readonly virtual?: boolean
}

export function pins(
  units: readonly TestUnit[],
  more: Partial<Pins> = {},
  relations: Pins['graph']['relations'] = [],
): Pins {
  return {
    version: 1,
    period: '2019-05',
    parameters: {},
    owner: OWNER,
    graph: {
      asOf: '2019-05-01' as Day,
      revision: 'graph-1',
      units: [
        { id: OWNER, kind: 'township' },
        ...units.map(({ id, parent, kind = 'village', ...rest }) => ({
          id: storedId<UnitId>(id),
          kind,
          parent: storedId<UnitId>(parent ?? OWNER),
          ...rest,
        })),
      ],
      relations,
      posts: [
        { id: storedId<PostId>('post-leader'), unit: OWNER, role: 'leader', holders: [storedId<PersonId>('leader-1')] },
        {
          id: storedId<PostId>('post-arbiter'),
          unit: OWNER,
          role: 'arbiter',
          holders: [storedId<PersonId>('arbiter-1')],
        },
        { id: storedId<PostId>('post-office'), unit: OWNER, role: 'office', holders: [storedId<PersonId>('office-1')] },
      ],
    },
    calendar: { revision: 'calendar-1', days: [], publishedYears: [2019] },
    openedAt: instant('2019-05-01', 0),
    ...more,
  }
}

let counter = 0

/** A fact with everything that does not matter filled in. Ids count up, so facts of one test differ. */
export function fact<K extends FactKind>(
  kind: K,
  value: FactValues[K],
  slot: {
    readonly block?: string
    readonly row?: string
    readonly person?: string
    readonly round?: number
    readonly item?: string
  } = {},
  more: {
    readonly id?: string
    readonly known?: Instant
    readonly at?: Instant
    readonly by?: string
    readonly supersedes?: string
  } = {},
): AnyFact {
  counter += 1
  const known = more.known ?? instant('2019-06-03')
  const made = {
    id: storedId<FactId>(more.id ?? `fact-${String(counter).padStart(6, '0')}`),
    mechanism: MECHANISM,
    cycle: CYCLE,
    kind,
    slot: slot as Slot,
    value,
    at: more.at ?? known,
    known,
    by: storedId<PersonId>(more.by ?? 'inspector-1'),
    ...(more.supersedes ? { supersedes: storedId<FactId>(more.supersedes) } : {}),
  }
  return made as unknown as AnyFact // kind and value agree by the signature
}

export const opened = (value: Pins): AnyFact =>
  fact('opened', value, {}, { id: 'opened', known: instant('2019-05-01', 0), by: 'office-1' })

export const sheet = (
  row: string,
  values: readonly (number | undefined)[],
  more: Parameters<typeof fact>[3] & { readonly ids?: FactValues['answered']['ids']; readonly ask?: string } = {},
): AnyFact =>
  fact(
    'answered',
    {
      sheet: values.map((value) => value ?? packMissing('unreported')),
      ...(more.ids ? { ids: more.ids } : {}),
    },
    { block: more.ask ?? 'ask', row },
    { id: `sheet-${more.ask ?? 'ask'}-${row}`, ...more },
  )

export const tick = (known: Instant): AnyFact => fact('tick', {}, {}, { id: `tick-${known}`, known })

export const tableOf = (derived: Derived, blockId: string, port: string): Table => derived.tables[blockId]![port]!

/** A column as plain values by key: number, text, or `?reason`. */
export function column(table: Table, id: string): { readonly [key: string]: number | string } {
  const at = table.columns.findIndex((one) => one.id === id)
  return Object.fromEntries(
    table.keys.map((key, row) => {
      const cell = table.cells[at]![row]!
      if ('missing' in cell) return [key, `?${cell.missing}`]
      return [key, typeof cell.value === 'bigint' ? Number(cell.value) : String(cell.value)]
    }),
  )
}

export const stateOf = (table: Table, key: string): string | undefined => table.states[table.keys.indexOf(key as Key)]

export const findingCodes = (derived: Derived): readonly string[] => derived.findings.map((finding) => finding.code)

/** Freezes what a result block would freeze now. */
export function freezing(derived: Derived, blockId: string, revision: number, known: Instant): AnyFact {
  const result = derived.results.find((one) => one.block === (blockId as BlockId))!
  return fact(
    'frozen',
    { revision, digest: result.live.digest, rows: result.live.rows },
    { block: blockId },
    { id: `frozen-${blockId}-${revision}`, known, by: 'office-1' },
  )
}
