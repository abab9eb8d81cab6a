import type { changeUnit, foundableKind, Request } from '@jizhi/contracts'
import type { UnitCard, UnitTree } from './unit-tree.ts'

/** What can be done to a unit, in the order of how often it is. */
export const UNIT_ACTS = ['rename', 'adjust', 'found', 'move', 'merge', 'split', 'end'] as const
export type UnitAct = (typeof UNIT_ACTS)[number]

/** What is filled in, whichever act it is for. */
export interface Filled {
  readonly name: string
  readonly kind: (typeof foundableKind)['options'][number]
  readonly code: string
  readonly category: string
  readonly population: number | null
  /** The new parent, the units merged with, or the one they merge into. */
  readonly units: readonly string[]
  readonly into: string
  readonly parts: readonly string[]
  readonly takers: Readonly<Record<string, number>>
}

type Body = Request<typeof changeUnit>['body']
/** A sentence that says what is still missing. */
type Missing = 'people.nameNeeded' | 'people.choiceNeeded'

/** An empty form, or what stands now. */
export const blankFor = (unit: UnitCard, act: UnitAct): Filled => ({
  name: act === 'rename' ? unit.name : '',
  kind:
    unit.kind === 'county' || unit.kind === 'prefecture'
      ? 'department'
      : unit.kind === 'township'
        ? 'village'
        : 'group',
  code: '',
  category: act === 'adjust' ? (unit.category ?? '') : '',
  population: act === 'adjust' ? unit.population : null,
  units: [],
  into: '',
  parts: ['', ''],
  takers: {},
})

/** The change as the api takes it, or what is still missing. */
export function bodyOf(act: UnitAct, unit: UnitCard, tree: UnitTree, filled: Filled, on: string): Body | Missing {
  const name = filled.name.trim()
  const attributes = { category: filled.category.trim() || null, population: filled.population }
  const [first] = filled.units
  switch (act) {
    case 'rename':
      return name === '' ? 'people.nameNeeded' : { kind: 'rename', unit: unit.id, name, on, seen: unit.name }
    case 'adjust':
      return {
        ...{ kind: 'adjust', unit: unit.id, ...attributes, on },
        seen: { category: unit.category, population: unit.population },
      }
    case 'found':
      if (name === '') return 'people.nameNeeded'
      return {
        kind: 'found',
        parent: unit.id,
        unitKind: filled.kind,
        name,
        code: filled.code.trim() || null,
        ...attributes,
        on,
      }
    case 'move':
      return first === undefined ? 'people.choiceNeeded' : { kind: 'move', unit: unit.id, parent: first, on }
    case 'merge': {
      if (first === undefined) return 'people.choiceNeeded'
      if (filled.into === '' && name === '') return 'people.nameNeeded'
      const into = filled.into === '' ? { name } : { unit: filled.into }
      return { kind: 'merge', units: [unit.id, ...filled.units], into, on }
    }
    case 'split': {
      const parts = filled.parts.map((part) => part.trim()).filter((part) => part !== '')
      if (parts.length < 2) return 'people.nameNeeded'
      const children = tree.childrenOf(unit.id).map(({ id }) => ({ unit: id, to: filled.takers[id] ?? 0 }))
      return { kind: 'split', unit: unit.id, into: parts.map((part) => ({ name: part })), children, on }
    }
    case 'end':
      return { kind: 'end', unit: unit.id, on }
  }
}
