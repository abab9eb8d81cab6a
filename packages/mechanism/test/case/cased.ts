import type { CaseId, PersonId, PostId, UnitId } from '@jizhi/domain'
import {
  type AnyFact,
  type CaseStep,
  type DerivedCase,
  deriveCase,
  type FactValues,
  type JsonObject,
  type Mechanism,
} from '../../src/index.ts'
import { block, fact, instant, opened, pins, tick } from '../build.ts'
import { chain } from '../chain.ts'

const CLASSES = [
  { id: 'rubble', label: '建筑垃圾' },
  { id: 'wreck', label: '僵尸车' },
]

export const listing = (config: JsonObject = {}): Mechanism =>
  chain(
    block('cycle', { stages: [{ id: 'cut', label: '清单截至', base: 'end', offset: 0, step: 'day' }] }),
    block('roster'),
    block('ask', { fields: [{ id: 'class', label: '类别', type: 'choice', options: CLASSES, required: false }] }),
    block('case', {
      classes: CLASSES,
      classColumn: 'class',
      cutOff: 'cut',
      owner: 'row',
      limits: [{ class: 'wreck', days: 2 }],
      dispatcher: { role: 'office' },
      doer: { at: 'row', role: 'clerk' },
      verifier: { role: 'checker' },
      signatory: { role: 'leader' },
      ...config,
    }),
  )

export const CASE = 'case-1' as CaseId

const POSTS = [
  { id: 'post-clerk' as PostId, unit: 'v1' as UnitId, role: 'clerk', holders: ['clerk-1' as PersonId] },
  {
    id: 'post-checker' as PostId,
    unit: 'owner' as UnitId,
    role: 'checker',
    holders: ['clerk-1', 'checker-1'] as PersonId[],
  },
]

/** Opened on Monday 2019-05-06, working days only. */
export const born = (): AnyFact => {
  const made = pins([{ id: 'v1' }], { openedAt: instant('2019-05-06') })
  return opened({ ...made, graph: { ...made.graph, posts: [...made.graph.posts, ...POSTS] } })
}

export const step = (
  what: CaseStep,
  day: string,
  by = 'office-1',
  more: Partial<FactValues['stepped']> = {},
): AnyFact => fact('stepped', { step: what, ...more }, {}, { id: `${what}-${day}-${by}`, known: instant(day), by })

export const dispatched = (day = '2019-05-06', of: string | undefined = undefined): AnyFact =>
  step('dispatch', day, 'office-1', { unit: 'v1' as UnitId, ...(of === undefined ? {} : { class: of }) })

/** The case as it stands on a day. */
export const cased = (config: JsonObject, facts: readonly AnyFact[], day = '2019-05-07'): DerivedCase =>
  deriveCase(listing(config), 'case', CASE, [born(), ...facts, tick(instant(day))])!
