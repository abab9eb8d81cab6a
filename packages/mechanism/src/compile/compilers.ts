import type { BlockConfigs } from '../blocks/index.ts'
import { pluginOf } from '../blocks/plugins.ts'
import type { BlockKind, BuiltInKind } from '../model/block-kind.ts'
import type { Compile } from '../model/compiled.ts'
import { compileAllocate } from './allocate.ts'
import { compileAsk } from './ask.ts'
import { compileBranch } from './branch.ts'
import { compileCase } from './case.ts'
import { compileCompute } from './compute.ts'
import { compileCycle } from './cycle.ts'
import { compileHistory } from './history.ts'
import { compileJoin } from './join.ts'
import { compileLadder } from './ladder.ts'
import { compileObjection } from './objection.ts'
import { compilePost } from './post.ts'
import { compileRank } from './rank.ts'
import { compileRegroup } from './regroup.ts'
import { compileResult } from './result.ts'
import { compileReview } from './review.ts'
import { compileRoster } from './roster.ts'
import { compileScore } from './score.ts'
import { inSeason } from './score-season.ts'
import { compileTell } from './tell.ts'

/**
 * What each built-in kind means, apart from its definition: who only draws or reads a mechanism does not carry what runs
 * it. A kind without its meaning is a compile error that names it.
 */
const compilers = {
  cycle: compileCycle,
  roster: compileRoster,
  ask: compileAsk,
  score: inSeason(compileScore),
  objection: compileObjection,
  review: compileReview,
  rank: compileRank,
  regroup: compileRegroup,
  branch: compileBranch,
  compute: compileCompute,
  history: compileHistory,
  join: compileJoin,
  ladder: compileLadder,
  case: compileCase,
  result: compileResult,
  allocate: compileAllocate,
  post: compilePost,
  tell: compileTell,
} satisfies { readonly [K in BuiltInKind]: Compile<BlockConfigs[K]> }

const builtIns: { readonly [kind: string]: unknown } = compilers

/** The meaning of a kind that `isBlockKind` knows; a plug-in brings it in its definition. */
export const compilerOf = <K extends BlockKind>(kind: K): Compile<BlockConfigs[K]> =>
  // `satisfies` above proves it per kind; TypeScript does not carry the proof through a generic index.
  (builtIns[kind] ?? pluginOf(kind)?.compile) as Compile<BlockConfigs[K]>
