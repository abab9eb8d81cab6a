import type { JsonObject, Mechanism } from '@jizhi/mechanism'

export const STEPS = ['report', 'check', 'verify', 'approve', 'close'] as const

const block = (kind: string, id: string, config: JsonObject): Mechanism['blocks'][number] =>
  ({ id, kind, config }) as unknown as Mechanism['blocks'][number] // ids are plain text here; saving reads and checks it
const port = (of: string, name: string) => ({ block: of, port: name })
const OFFICE = { at: 'owner', role: 'signatory' }
const CYCLE = { period: 'month', opening: 'by-hand', sunset: '2099-12-31' }
const SENT = { channel: 'message', title: '办结', audience: 'line', names: 'none', signatory: OFFICE }

const ask = (id: string, more: JsonObject = {}) =>
  block('ask', id, {
    prefix: `${id}_`,
    fields: [{ id: `${id}_mark`, label: '得分', type: 'score', scale: 2, least: '0', most: '100' }],
    ...{ channel: 'import', who: { at: 'owner', role: 'inspector' } },
    ...more,
  })

function drawn(id: string, blocks: Mechanism['blocks'], wires: readonly (readonly [string, string, string])[]) {
  return {
    ...{ format: 1, id, name: '流程', blocks, rounding: { mode: 'at-end', rule: 'down' } },
    wires: wires.map(([from, out, to]) => ({ from: port(from, out), to: port(to, 'in') })),
    ends: blocks.filter(({ kind }) => kind === 'ask').map((one) => port(one.id, 'silent')),
  } as unknown as Mechanism // as above
}

/** Every village goes through five steps, each a form of its own that opens when the one before is filled. */
export function fiveSteps(id: string): Mechanism {
  const made = drawn(
    id,
    [
      block('cycle', 'cycle', CYCLE),
      block('roster', 'rows', { subject: 'village' }),
      ...STEPS.map((step) => ask(step)),
    ],
    [
      ['cycle', 'cycle', 'rows'],
      ['rows', 'rows', STEPS[0]],
      ...STEPS.slice(1).map((step, at) => [STEPS[at]!, 'answered', step] as const),
    ],
  )
  return { ...made, ends: [...made.ends, port('close', 'answered')] as unknown as Mechanism['ends'] } // as above
}

/** Every village is reported; four levels one after another pass the list as a whole. */
export function fourLevels(id: string): Mechanism {
  const levels = STEPS.slice(1)
  const desk = { who: { at: 'owner', role: 'finance' }, escalateTo: OFFICE, completeness: { rule: 'all' } }
  const made = drawn(
    id,
    [
      block('cycle', 'cycle', CYCLE),
      block('roster', 'rows', { subject: 'village' }),
      ask(STEPS[0]),
      ...levels.map((level) => block('review', level, { scope: 'table', prefix: `${level}_`, ...desk })),
    ],
    [
      ['cycle', 'cycle', 'rows'],
      ['rows', 'rows', STEPS[0]],
      ...levels.map((level, at) => [STEPS[at]!, at === 0 ? 'answered' : 'passed', level] as const),
    ],
  )
  const ends = [...made.ends, ...levels.map((level) => port(level, 'refused')), port('close', 'passed')]
  return { ...made, ends: ends as unknown as Mechanism['ends'] } // as above
}

/** One form; whoever filled it is told. */
export function oneMessage(id: string): Mechanism {
  const made = drawn(
    id,
    [
      block('cycle', 'cycle', CYCLE),
      block('roster', 'rows', { subject: 'village' }),
      ask('report'),
      block('tell', 'told', SENT),
    ],
    [
      ['cycle', 'cycle', 'rows'],
      ['rows', 'rows', 'report'],
      ['report', 'answered', 'told'],
    ],
  )
  return made
}

/** A form with a date, which closes then; `told`: whoever has not filled it by then gets a message. */
export const allDue =
  (told: boolean) =>
  (id: string): Mechanism => {
    const stages = [{ id: 'report_by', label: '填报截止', base: 'end', offset: 10, step: 'workday' }]
    const made = drawn(
      id,
      [
        block('cycle', 'cycle', { ...CYCLE, stages }),
        block('roster', 'rows', { subject: 'village' }),
        ask('report', { due: 'report_by' }),
        ...(told ? [block('tell', 'told', SENT)] : []),
      ],
      [
        ['cycle', 'cycle', 'rows'],
        ['rows', 'rows', 'report'],
        ...(told ? [['report', 'silent', 'told'] as const] : []),
      ],
    )
    const ends = [port('report', 'answered'), ...(told ? [] : [port('report', 'silent')])]
    return { ...made, ends: ends as unknown as Mechanism['ends'] } // as above
  }
