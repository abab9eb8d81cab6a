import type { Finding } from '../model/block-def.ts'
import type { Mechanism } from '../model/mechanism.ts'
import { checkAskedTwice } from './asked-twice.ts'
import { checkBandsCover } from './bands-cover.ts'
import { checkCohortSmall } from './cohort-small.ts'
import { checkColumnsRead } from './columns-read.ts'
import { checkCompleteness } from './completeness.ts'
import { checkDeadEnd } from './dead-end.ts'
import { checkDeadlines } from './deadlines.ts'
import { checkDecisionTables } from './decision-tables.ts'
import { readDrawing } from './drawing.ts'
import { checkEffectUnfrozen } from './effect-unfrozen.ts'
import { checkEventCohort } from './event-cohort.ts'
import { checkExposureEndless } from './exposure-endless.ts'
import { checkExpressions } from './expressions.ts'
import { checkInputOpen } from './input-open.ts'
import { checkInputTaken } from './input-taken.ts'
import { checkJoinFit } from './join-fit.ts'
import { checkLadderCounter } from './ladder-counter.ts'
import { mendable } from './mending.ts'
import { checkMoneyUnreviewed } from './money-unreviewed.ts'
import { checkNamesPublic } from './names-public.ts'
import { checkOneCycle } from './one-cycle.ts'
import { checkParameters } from './parameters.ts'
import { checkPlacesOverlap } from './places-overlap.ts'
import { checkPoolDry } from './pool-dry.ts'
import { checkPostsNamed } from './posts-named.ts'
import { checkPunitivePath } from './punitive-path.ts'
import { checkRankUnrounded } from './rank-unrounded.ts'
import { checkReturnTo } from './return-to.ts'
import { checkRing } from './ring.ts'
import { checkSameColumn } from './same-column.ts'
import { checkScoredByClicks } from './scored-by-clicks.ts'
import { checkSettings } from './settings.ts'
import { checkSilentPass } from './silent-pass.ts'
import { checkSunset } from './sunset.ts'
import { checkUnreachable } from './unreachable.ts'
import { checkWeights } from './weights.ts'
import { checkWireEnds } from './wire-ends.ts'
import { checkWireKind } from './wire-kind.ts'

const CHECKS = [
  checkSettings,
  checkOneCycle,
  checkWireEnds,
  checkInputTaken,
  checkInputOpen,
  checkWireKind,
  checkRing,
  checkUnreachable,
  checkDeadEnd,
  checkSameColumn,
  checkJoinFit,
  checkColumnsRead,
  checkExpressions,
  checkDecisionTables,
  checkDeadlines,
  checkPostsNamed,
  checkReturnTo,
  checkCompleteness,
  checkWeights,
  checkBandsCover,
  checkPlacesOverlap,
  checkLadderCounter,
  checkMoneyUnreviewed,
  checkPunitivePath,
  checkSilentPass,
  checkNamesPublic,
  checkEffectUnfrozen,
  checkEventCohort,
  checkPoolDry,
  checkCohortSmall,
  checkScoredByClicks,
  checkAskedTwice,
  checkExposureEndless,
  checkRankUnrounded,
  checkSunset,
  checkParameters,
] as const

/**
 * Every complaint about a drawing, in Chinese, each with the block to mend. An `error` blocks publishing.
 * Total: whatever document comes in, complaints come out; nothing is thrown.
 */
export const check = (mechanism: Mechanism): readonly Finding[] => [...checkByRule(mechanism)].flat()

/** The same, rule by rule, for whoever must not be held up by all of them at once. */
export function* checkByRule(mechanism: Mechanism): Generator<readonly Finding[]> {
  const drawing = readDrawing(mechanism)
  for (const rule of CHECKS) yield rule(drawing).map((finding) => mendable(drawing, finding))
}
