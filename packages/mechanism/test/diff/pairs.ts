import fc from 'fast-check'
import { apply, type Mechanism } from '../../src/index.ts'
import { anyEdit } from '../edit/any-edit.ts'
import { anyDrawing } from '../laws/drawings.ts'
import { sound } from '../sound.ts'

/** The same drawing with ids by kind, so that two drawings have blocks in common. */
const byKind = (mechanism: Mechanism): Mechanism => {
  const rename = (id: string): string => id.slice(2)
  return {
    ...mechanism,
    blocks: mechanism.blocks.map((block) => ({ ...block, id: rename(block.id) })),
    wires: mechanism.wires.map(({ from, to }) => ({
      from: { ...from, block: rename(from.block) },
      to: { ...to, block: rename(to.block) },
    })),
    ends: mechanism.ends.map((end) => ({ ...end, block: rename(end.block) })),
    ...(mechanism.groups
      ? { groups: mechanism.groups.map((one) => ({ ...one, blocks: one.blocks.map(rename) })) }
      : {}),
    ...(mechanism.parameters
      ? { parameters: mechanism.parameters.map((one) => ({ ...one, block: rename(one.block) })) }
      : {}),
  }
}

/** What edits make of a drawing; those that are refused are passed over. */
const edited = (start: Mechanism): fc.Arbitrary<Mechanism> =>
  fc.array(anyEdit, { maxLength: 12 }).map((edits) =>
    edits.reduce((current, edit) => {
      const step = apply(current, edit)
      return step.ok ? step.value.mechanism : current
    }, start),
  )

/** Two drawings: unlike ones, or what two rows of edits made of one. */
export const anyPair: fc.Arbitrary<readonly [Mechanism, Mechanism]> = fc.oneof(
  fc.tuple(anyDrawing.map(byKind), anyDrawing.map(byKind)),
  fc.tuple(edited(sound), edited(sound)),
  fc.tuple(anyDrawing, edited(sound)),
)
