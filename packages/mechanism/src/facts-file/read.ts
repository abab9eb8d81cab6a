import { fail, ok, type Result } from '@jizhi/domain'
import { issueWords } from '../blocks/issue-words.ts'
import { complaints } from './complaints.ts'
import { type FileFault, pathText } from './file-fault.ts'
import { type FactsFile, type FileCycle, manyCycles, oneCycle } from './format.ts'
import { STEP_VERBS, STEPS, type Step } from './steps.ts'

type Unread = Omit<FileCycle, 'steps'> & { readonly steps: readonly unknown[] }

/** Reads a facts file written by hand, every default filled in; answers every complaint at once, each with its place. */
export function readFactsFile(value: unknown): Result<FactsFile, readonly FileFault[]> {
  const isMany = typeof value === 'object' && value !== null && 'cycles' in value
  const parsed = isMany
    ? manyCycles.safeParse(value, { error: issueWords })
    : oneCycle.safeParse(value, { error: issueWords })
  if (!parsed.success) return fail(complaints(parsed.error, []))
  const faults: FileFault[] = []
  const cycles: readonly Unread[] = 'cycles' in parsed.data ? parsed.data.cycles : [parsed.data]
  const read = cycles.map((cycle, at): FileCycle => {
    const path = isMany ? ['cycles', at] : []
    return { ...cycle, steps: cycle.steps.flatMap((step, index) => readStep(step, [...path, 'steps', index], faults)) }
  })
  const { title, source, note, owner, units, relations, posts, days } = parsed.data
  const world = { title, source, note, owner, units, relations, posts, days }
  return faults.length === 0 ? ok({ ...world, cycles: read }) : fail(faults)
}

function readStep(step: unknown, path: readonly PropertyKey[], faults: FileFault[]): readonly Step[] {
  const known =
    typeof step === 'object' && step !== null ? STEP_VERBS.find((verb) => Object.hasOwn(step, verb)) : undefined
  if (known === undefined) {
    faults.push({ path: pathText(path), message: `看不出这一步做什么，要有 ${STEP_VERBS.join('、')} 之一。` })
    return []
  }
  const parsed = STEPS[known].safeParse(step, { error: issueWords })
  if (parsed.success) return [parsed.data]
  faults.push(...complaints(parsed.error, path))
  return []
}
