import { type BlockId, type CaseId, type Day, dayOf, type Instant, type Key, keyOf } from '@jizhi/domain'
import type { CaseConfig } from '../blocks/case.ts'
import { isPunitive, type Measure } from '../blocks/settings/measure.ts'
import { liabilityDay, liable } from '../compile/liable.ts'
import { measureEffect } from '../compile/measure-effect.ts'
import { whom } from '../compile/whom.ts'
import { contentDigest } from '../derive/digest.ts'
import type { DisputeRules } from '../derive/disputes.ts'
import { isSignatory, layerOf, waitsBehind } from '../derive/notice-layer.ts'
import type { OpenTask, WantedEffect } from '../model/derived.ts'
import { type Frame, NO_ROWS, SETTLED } from '../model/frame.ts'
import type { EffectDraft, Run } from '../model/kernel.ts'
import { isReached } from './case-clock.ts'
import type { CaseLife } from './case-life.ts'

interface Asked {
  readonly config: CaseConfig
  readonly block: BlockId
  readonly id: CaseId
  readonly run: Run
  readonly life: CaseLife
}

/** LAD-5, CASE-2: measures of the rungs reached, each once per opening, behind the shield of their own window. */
export function caseMeasures(asked: Asked): {
  readonly effects: readonly WantedEffect[]
  readonly tasks: readonly OpenTask[]
} {
  const { run, life, block, id } = asked
  // What was reached before it was closed stays when it is opened again.
  const made = life.openings.flatMap((_, at) =>
    madeIn({ ...asked, life: { ...life, openings: life.openings.slice(0, at + 1) } }),
  )
  const effects = made.flatMap(({ draft }) => (draft ? [effectOf(asked, draft)] : []))
  const held = made.filter(({ draft }) => draft === undefined)
  return {
    effects,
    tasks: [
      ...held.map(
        ({ measure }): OpenTask => ({
          block,
          row: keyOf([id]),
          kind: 'settle',
          ...whom(measure.actor, run, unitOf(life)),
          items: [measure.id],
        }),
      ),
      ...noticeTask(asked, effects),
      ...signTask(asked, effects),
    ],
  }
}

interface Made {
  readonly measure: Measure
  readonly draft: EffectDraft | undefined
}

/** The measures of the rungs reached by the end of the last of these openings. */
function madeIn(asked: Asked): readonly Made[] {
  const { config, run, life } = asked
  if (life.status === 'merged') return []
  const opening = life.openings.length
  return config.rungs
    .filter((rung) => isReached(config, run, life, rung))
    .filter((rung) => opening > 1 || !life.passedRungs.includes(rung.id))
    .flatMap((rung) =>
      rung.measures.map((measure) => {
        const line = opening === 1 ? measure.id : `${measure.id}.${opening}`
        return { measure, draft: draftOf(asked, measure, rung.label, line) }
      }),
    )
}

const unitOf = (life: CaseLife): Key | undefined => life.unit && keyOf([life.unit])

/** PIN-4: the event of a case is its opening. */
const liabilityDayOf = ({ config, run, life }: Asked): Day =>
  config.liability === 'event'
    ? dayOf(life.openings.at(-1)!.from) // there always is one
    : liabilityDay(run, config.liability, undefined)

function draftOf(asked: Asked, measure: Measure, rung: string, line: string): EffectDraft | undefined {
  const { config, run, life } = asked
  const key = unitOf(life)
  if (key === undefined) return undefined
  const frame: Frame = { ...NO_ROWS, keys: [key], states: Uint8Array.of(SETTLED) }
  const met = liable(measure, run, frame, 0, liabilityDayOf(asked), config.empty === 'deputy')
  if (met.isEmpty) return undefined
  const merge = config.merge ? 'person' : 'row'
  return { ...measureEffect({ measure, met, run, key, punitive: isPunitive(measure), merge, rung }), line }
}

function effectOf({ config, block, id, run }: Asked, draft: EffectDraft): WantedEffect {
  const row = keyOf([id])
  const digest = contentDigest(draft.kind, row, { ...draft.content, line: draft.line })
  const rules: DisputeRules = {
    disputable: [],
    deciders: () => [],
    closesAt: (_run, deliveredAt) => run.calendars.after(deliveredAt, config.window),
  }
  const isSigned = (readyAt: Instant): boolean =>
    run.facts
      .all('signed')
      .some(
        (fact) =>
          fact.value.digests.includes(digest) &&
          fact.known >= readyAt &&
          isSignatory(
            fact,
            whom(config.signatory, run, undefined, dayOf(fact.known)).persons,
            run.assessors(block, row),
          ),
      )
  const waitsFor = draft.punitive
    ? waitsBehind(layerOf(run, block, row, { digest: () => digest, terms: () => undefined }, rules), isSigned, [])
    : []
  const isUnsigned = waitsFor.length === 1 && waitsFor[0] === 'signature'
  return {
    slot: { block, row, line: draft.line },
    kind: draft.kind,
    digest,
    content: draft.content,
    punitive: draft.punitive,
    standing: waitsFor.length === 0 ? 'ready' : isUnsigned ? 'unsigned' : 'held',
    waitsFor,
  }
}

/** OBJ-3: who is to be told of what; nothing punitive happens before. */
function noticeTask({ config, block, id, run }: Asked, effects: readonly WantedEffect[]): readonly OpenTask[] {
  const untold = effects.filter((effect) => effect.waitsFor.includes('notice')).map((effect) => effect.digest)
  return untold.length === 0
    ? []
    : [{ block, row: keyOf([id]), kind: 'notice', ...whom(config.dispatcher, run, undefined), items: untold }]
}

function signTask({ config, block, id, run }: Asked, effects: readonly WantedEffect[]): readonly OpenTask[] {
  const unsigned = effects.filter((effect) => effect.standing === 'unsigned').map((effect) => effect.digest)
  return unsigned.length === 0
    ? []
    : [{ block, row: keyOf([id]), kind: 'sign', ...whom(config.signatory, run, undefined), items: unsigned }]
}
