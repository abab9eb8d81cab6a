import type { BlockDef } from '../model/block-def.ts'
import { BLOCK_KINDS, type BlockKind, type BuiltInKind, type PluginKind } from '../model/block-kind.ts'
import type { JsonObject } from '../model/mechanism.ts'
import { type AllocateConfig, allocate } from './allocate.ts'
import { type AskConfig, ask } from './ask.ts'
import { type BranchConfig, branch } from './branch.ts'
import { type CaseConfig, caseBlock } from './case.ts'
import { type ComputeConfig, compute } from './compute.ts'
import { type CycleConfig, cycle } from './cycle.ts'
import { type HistoryConfig, history } from './history.ts'
import { type JoinConfig, join } from './join.ts'
import { type LadderConfig, ladder } from './ladder.ts'
import { type ObjectionConfig, objection } from './objection.ts'
import { pluginKinds, pluginOf } from './plugins.ts'
import { type PostConfig, post } from './post.ts'
import { type RankConfig, rank } from './rank.ts'
import { type RegroupConfig, regroup } from './regroup.ts'
import { type ResultConfig, result } from './result.ts'
import { type ReviewConfig, review } from './review.ts'
import { type RosterConfig, roster } from './roster.ts'
import { type ScoreConfig, score } from './score.ts'
import { type TellConfig, tell } from './tell.ts'

/** The settings of each kind, with every default filled in. */
export interface BlockConfigs {
  readonly [plugin: PluginKind]: JsonObject
  readonly cycle: CycleConfig
  readonly roster: RosterConfig
  readonly ask: AskConfig
  readonly score: ScoreConfig
  readonly objection: ObjectionConfig
  readonly review: ReviewConfig
  readonly rank: RankConfig
  readonly regroup: RegroupConfig
  readonly branch: BranchConfig
  readonly compute: ComputeConfig
  readonly history: HistoryConfig
  readonly join: JoinConfig
  readonly ladder: LadderConfig
  readonly case: CaseConfig
  readonly result: ResultConfig
  readonly allocate: AllocateConfig
  readonly post: PostConfig
  readonly tell: TellConfig
}

/** The registry: a kind without its file is a compile error that names it. */
export const blocks = {
  cycle,
  roster,
  ask,
  score,
  objection,
  review,
  rank,
  regroup,
  branch,
  compute,
  history,
  join,
  ladder,
  case: caseBlock,
  result,
  allocate,
  post,
  tell,
} satisfies { readonly [K in BuiltInKind]: BlockDef<BlockConfigs[K]> }

const builtIns: { readonly [kind: string]: unknown } = blocks

/** The definition of a kind that `isBlockKind` knows, typed by it. */
export const blockDef = <K extends BlockKind>(kind: K): BlockDef<BlockConfigs[K]> =>
  // `satisfies` above proves it per kind; TypeScript does not carry the proof through a generic index.
  (builtIns[kind] ?? pluginOf(kind)) as BlockDef<BlockConfigs[K]>

/** Every kind one can draw with: the built-in ones, then those of plug-ins. */
export const blockKinds = (): readonly BlockKind[] => [...BLOCK_KINDS, ...pluginKinds()]
