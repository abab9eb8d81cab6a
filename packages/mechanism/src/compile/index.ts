import type { BlockConfigs } from '../blocks/index.ts'
import type { BlockKind } from '../model/block-kind.ts'
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
import type { Compile } from './program.ts'
import { compileRank } from './rank.ts'
import { compileRegroup } from './regroup.ts'
import { compileResult } from './result.ts'
import { compileReview } from './review.ts'
import { compileRoster } from './roster.ts'
import { compileScore } from './score.ts'
import { compileTell } from './tell.ts'

/** What each kind means, in kernel operations; a kind without its file is a compile error that names it. */
export const COMPILERS: { readonly [K in BlockKind]: Compile<BlockConfigs[K]> } = {
  cycle: compileCycle,
  roster: compileRoster,
  ask: compileAsk,
  score: compileScore,
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
} satisfies Record<BlockKind, unknown>
