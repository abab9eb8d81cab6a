import { type BlockId, compareKeys, type ItemId, idsOf, type Key, keyOf, storedId } from '@jizhi/domain'
import type { AskConfig } from '../blocks/ask.ts'
import { hasItems } from '../blocks/settings/ask-modes.ts'
import type { CompileContext } from '../model/compiled.ts'
import type { Fact, FactValues } from '../model/fact.ts'
import { cellAt } from '../model/frame.ts'
import type { ReshapeOp, Run } from '../model/kernel.ts'
import { answersOf } from './answers.ts'
import { fieldCell, fieldReaders } from './field-reader.ts'
import { shown } from './shown.ts'

type Item = NonNullable<FactValues['answered']['items']>[number]

/** ASK-4: every item that was stated about a row; of the same id the last statement counts. */
const itemsIn = (
  facts: readonly Fact<'answered'>[],
): ReadonlyMap<string, { readonly item: Item; readonly fact: Fact<'answered'> }> =>
  new Map(facts.flatMap((fact) => (fact.value.items ?? []).map((item) => [item.id, { item, fact }] as const)))

/** ASK-4: too few, or too many, items are named, and the row waits. */
export function hasItemsEnough(
  config: AskConfig,
  block: BlockId,
  run: Run,
  key: Key,
  facts: readonly Fact<'answered'>[],
): boolean {
  if (!hasItems(config)) return true
  const count = itemsIn(facts).size
  const { label, least, most } = config.items
  if (count >= least && count <= most) return true
  run.find({
    code: 'answer.items',
    block,
    row: key,
    message: `${label || '条目'}报了 ${count} 条，应为 ${least}–${most} 条，请补正。`,
  })
  return false
}

/** ASK-4: the list of each answered row as rows of their own. */
export function itemsOp(config: AskConfig, context: CompileContext): ReshapeOp {
  const { inputs, outputs } = context
  const answers = answersOf(config, context)
  const columns = outputs.items?.columns ?? []
  const before = inputs.in?.columns.length ?? 0
  const fields = fieldReaders(config.items.fields, columns, (field) => before + field)
  const parentOf = (key: Key): Key =>
    keyOf(
      idsOf(key)
        .slice(0, -1)
        .map((id) => storedId<ItemId>(id)),
    )
  return {
    op: 'reshape',
    from: 'answered',
    to: 'items',
    keyType: outputs.items?.keyType ?? [],
    columns,
    groups: (run, frame) => {
      const read = answers(run)
      const groups = frame.keys.flatMap((key, row) =>
        [...itemsIn(read(key).facts).keys()].map((id) => ({
          key: keyOf([...idsOf(key).map((one) => storedId<ItemId>(one)), storedId<ItemId>(id)]),
          members: [row],
        })),
      )
      return { groups: groups.sort((a, b) => compareKeys(a.key, b.key)), orphans: [], settled: true }
    },
    prepare: (run, frame) => {
      const read = answers(run)
      return ({ key, members }, out, recorder) => {
        for (let column = 0; column < before; column += 1) out.cell(column, cellAt(frame.series[column]!, members[0]!))
        const stated = itemsIn(read(parentOf(key)).facts).get(idsOf(key).at(-1)!)
        for (const field of fields) {
          if (stated) out.cell(field.at, fieldCell(field, stated.item))
          else out.miss(field.at, 'unreported')
          recorder?.cell(field.column.id, key, () => ({
            definition: `${field.column.label} = 填报值`,
            substituted: `${field.column.label} = ${shown(out.read(field.at), field.column)}`,
            reads: [],
            facts: stated ? [{ fact: stated.fact.id, field: field.id }] : [],
          }))
        }
      }
    },
  }
}
