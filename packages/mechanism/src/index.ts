export { type Backtest, backtest, type CellChange, type Total, type UnitChange } from './backtest/backtest.ts'
export { type LiveMonth, liveMonth } from './backtest/live-month.ts'
export { type BandChance, type Outlook, outlook } from './backtest/outlook.ts'
export type { Consequence as PastConsequence, PastCycle } from './backtest/past-cycle.ts'
export type { PoolForecast } from './backtest/pool-forecast.ts'
export { type PlayedDrawing, type ReplayedCycle, replayed } from './backtest/replay-months.ts'
export { sayChange } from './backtest/say-totals.ts'
export type { ConsequenceKind, Sides, Tally } from './backtest/tally.ts'
export { yearRest } from './backtest/year-rest.ts'
export type { AllocateConfig } from './blocks/allocate.ts'
export type { AskConfig } from './blocks/ask.ts'
export { blockTitle } from './blocks/block-title.ts'
export type { BranchConfig } from './blocks/branch.ts'
export { type CaseConfig, STATES as CASE_STATES } from './blocks/case.ts'
export type { ComputeConfig } from './blocks/compute.ts'
export type { CycleConfig } from './blocks/cycle.ts'
export { helpOf } from './blocks/help/help-of.ts'
export type { HistoryConfig } from './blocks/history.ts'
export { type BlockConfigs, blockDef, blockKinds, blocks } from './blocks/index.ts'
export type { JoinConfig } from './blocks/join.ts'
export type { LadderConfig } from './blocks/ladder.ts'
export { loadPlugins } from './blocks/load-plugins.ts'
export type { ObjectionConfig } from './blocks/objection.ts'
export { type OpenBlock, openBlock } from './blocks/open-block.ts'
export { type PluginBlock, pluginBlock, pluginKinds } from './blocks/plugins.ts'
export type { PostConfig } from './blocks/post.ts'
export type { RankConfig } from './blocks/rank.ts'
export { isBlockKind, readConfig } from './blocks/read-config.ts'
export type { RegroupConfig } from './blocks/regroup.ts'
export type { ResultConfig } from './blocks/result.ts'
export type { ReviewConfig } from './blocks/review.ts'
export type { RosterConfig } from './blocks/roster.ts'
export type { ScoreConfig } from './blocks/score.ts'
export { type Setting, type SettingMeta, settingsOf } from './blocks/setting.ts'
export { type SettingShape, shapeOf } from './blocks/setting-shape.ts'
export { completeness, sayCompleteness } from './blocks/settings/completeness.ts'
export { type ComputedColumn, computedColumn } from './blocks/settings/computed-column.ts'
export { sayExpression } from './blocks/settings/expression-words.ts'
export {
  choice,
  column,
  columns,
  condition,
  decimal,
  flag,
  prefix,
  prefixLabel,
  slug,
  whole,
  words,
  wordsOrNone,
} from './blocks/settings/field.ts'
export { TOWNSHIP_VALUES } from './blocks/settings/roster-sources.ts'
export { adding, EMPTY, IN, labelOf } from './blocks/settings/roster-type.ts'
export { SCORE_METHODS, type ScoreItem, type ScoreMethod, scoreItem } from './blocks/settings/score-item.ts'
export { sayScoreItem } from './blocks/settings/score-item-words.ts'
export { SUBJECTS } from './blocks/settings/subject.ts'
export { BODY_NAMES, ROLE_NAMES, sayWho, type Who } from './blocks/settings/who.ts'
export type { TellConfig } from './blocks/tell.ts'
export { type Burden, burden, type UnitBurden } from './burden/burden.ts'
export type { Demand } from './burden/demand.ts'
export type { RepeatedDatum } from './burden/repeated-data.ts'
export { bearerName } from './burden/say-burden.ts'
export { type UnitConcern, unitsConcerned } from './burden/units-concerned.ts'
export { caseAsOf } from './case/case-as-of.ts'
export type { CaseLife, CaseStatus } from './case/case-life.ts'
export { type DerivedCase, deriveCase } from './case/derive-case.ts'
export { type Stretch, snapshotRows } from './case/snapshot.ts'
export { type Drawing, readDrawing } from './check/drawing.ts'
export { check, checkByRule } from './check/index.ts'
export { weightSums } from './check/weights.ts'
export type { Target } from './compile/liable.ts'
export { windowName } from './compile/objection.ts'
export { rowCondition, rowExpression } from './compile/row-condition.ts'
export { shown } from './compile/shown.ts'
export { type DecisionTable, type Grid, type GridFault, gridToTable, tableToGrid } from './decision/grid.ts'
export { gridToTsv, tsvToGrid } from './decision/tsv.ts'
export { calledNow } from './derive/called-now.ts'
export { absorb, type DerivationState, derive, derived, emptyState, tablesOf } from './derive/derive.ts'
export { digestOf } from './derive/digest.ts'
export { documentsOf, type WantedDocument } from './derive/documents.ts'
export { type FoundWho, foundToday, type MetToday, metToday, rowsToday } from './derive/found-today.ts'
export { isWorse } from './derive/never-worse.ts'
export { pinsInForce } from './derive/pins-in-force.ts'
export { reviewWindow } from './derive/second-layer.ts'
export type { Change } from './diff/change.ts'
export { diff } from './diff/diff.ts'
export { apply } from './edit/apply.ts'
export { describe } from './edit/describe.ts'
export type { Edit, Edited, EditFault, Fragment } from './edit/edit.ts'
export { fragmentOf, freshIds } from './edit/paste.ts'
export { readFrom, schemesRead } from './edit/sources.ts'
export {
  type Counterfactual,
  counterfactual,
  counterfactualSteps,
  type Entered,
  type Turn,
} from './explain/counterfactual.ts'
export { explain, explainer } from './explain/explain.ts'
export { FACT_WORDS } from './explain/fact-kinds.ts'
export { type SaidTrace, saidTrace, type TraceNames, withNames } from './explain/said-trace.ts'
export { celText } from './expression/cel.ts'
export { chineseText } from './expression/chinese.ts'
export { type CompiledExpression, compileExpression, type Wanted } from './expression/compile.ts'
export type { ExpressionFault, Node } from './expression/node.ts'
export { parseExpression } from './expression/parse.ts'
export type { CellReader } from './expression/piece.ts'
export { printExpression } from './expression/print.ts'
export { parseChinese, type Readable, readEither } from './expression/read-either.ts'
export { type ExpressionType, sayType } from './expression/type.ts'
export { type Gap, isGap, type Outcome, type RunFault, type Value } from './expression/value.ts'
export { type Difference, differencesAt } from './facts-file/differences.ts'
export type { FileFault } from './facts-file/file-fault.ts'
export { type FactsFile, factsShape } from './facts-file/format.ts'
export { type DerivedTexts, derivedTexts } from './facts-file/outcome-texts.ts'
export { type Moment, type Played, type PlayedCycle, playFacts } from './facts-file/play.ts'
export { readFactsFile } from './facts-file/read.ts'
export { readDocument } from './facts-file/read-document.ts'
export { TASK_WORDS } from './facts-file/say-waiting.ts'
export { writtenCell } from './facts-file/written-cell.ts'
export { type InventedMonths, inventMonths } from './invent/months.ts'
export { type Merge, type MergeChange, merge } from './merge/merge.ts'
export type { BlockDef, Consequence, Finding, PortSpec, RosterType } from './model/block-def.ts'
export { BLOCK_KINDS, type BlockKind, type BuiltInKind, type PluginKind } from './model/block-kind.ts'
export { type Column, type ColumnType, holdsIds, storedScale, WIDEST_SCALE } from './model/column.ts'
export type { ColumnWriter } from './model/column-writer.ts'
export type { Compile, CompileContext, Compiled } from './model/compiled.ts'
export type {
  CycleStanding,
  Derived,
  Due,
  EffectSlot,
  LeftOut,
  Need,
  OpenTask,
  ResultState,
  RunFinding,
  WantedEffect,
} from './model/derived.ts'
export type {
  AnyFact,
  CaseStep,
  Fact,
  FactKind,
  FactValues,
  FrozenCell,
  FrozenColumn,
  FrozenRows,
  FrozenTypes,
  InitialCase,
  OpenStatus,
  OutcomeRows,
  Slot,
} from './model/fact.ts'
export { flowOrder } from './model/flow-order.ts'
export { cellAt, columnIndex, type Frame } from './model/frame.ts'
export { frozenCells } from './model/frozen-cell.ts'
export type { FoldOp, KernelOp, MapOp, Recorder, Run } from './model/kernel.ts'
export type {
  Block,
  Group,
  Json,
  JsonObject,
  Layout,
  Mechanism,
  Note,
  Parameter,
  PortRef,
  Rounding,
  SettingPath,
  Wire,
} from './model/mechanism.ts'
export { outcomeTypes } from './model/outcome-types.ts'
export type { PinnedRegistry, PinnedSource, Pins } from './model/pins.ts'
export { mechanismShape, readMechanism } from './model/read-mechanism.ts'
export type { Cell, CellValue, RowState, Table } from './model/table.ts'
export type { CellRef, Trace, TraceFact } from './model/trace.ts'
export { type BandLuck, bandLuck, luckOf, type RankedCohort, rankedCohorts } from './noise/band-luck.ts'
export { type Chance, chanceText, perMille, shareOf } from './noise/chance.ts'
export { atLeast, inARow } from './noise/luck.ts'
export { type FoundPairs, pairsOf } from './noise/pairs.ts'
export { type Cohort, type PlaceRange, replay } from './noise/places.ts'
export { FEWEST_PAIRS, type Pair, type Spread, spreadOf } from './noise/spread.ts'
export { calendarOpenings } from './opening/calendar-openings.ts'
export { type EventOpening, eventOpenings, type Happening } from './opening/event-openings.ts'
export { type CalendarOpening, nextOpening, type ScheduledVersion } from './opening/next-opening.ts'
export { pinnedRegistry, type RegisterObject, type RegisterRead, registersRead } from './opening/pinned-registries.ts'
export { type PeriodDates, stageDates } from './opening/stage-dates.ts'
export { numeral as chineseNumeral } from './outline/numerals.ts'
export { outline } from './outline/outline.ts'
export { sectionsOf as outlineSections } from './outline/outline-order.ts'
export { readOutline } from './outline/read-outline.ts'
export type { OutlineFault } from './outline/text-tree.ts'
export { type ChangedValue, changedValues, sayValue } from './parameters/changed-values.ts'
export { type Departure, departures } from './parameters/departures.ts'
export { type Granted, granted, type Reach } from './parameters/granted.ts'
export { markOn, markPath } from './parameters/marks.ts'
export { type OpenParameter, openParameters } from './parameters/open-parameters.ts'
export { type ParameterReading, readParameter } from './parameters/read-parameter.ts'
export { type ParameterFault, setValues } from './parameters/set-values.ts'
export { unitValue, type ValueColumn, valueColumns } from './parameters/value-columns.ts'
export { type SheetChange, sayMonths, sayOwners, sheetDifference } from './sheet/difference.ts'
export { lintSheet, type SheetFinding } from './sheet/lint.ts'
export { fullOf, marksUnder, sayFigure, totalOf, treeOf } from './sheet/marks.ts'
export { adoptIds } from './sheet/match.ts'
export { sayRule } from './sheet/rule-words.ts'
export { readSheet, type Sheet, type SheetItem, type SheetReference, sheetSchema } from './sheet/sheet.ts'
export { useSheet } from './sheet/use-sheet.ts'
export { readTrial } from './trial/read-trial.ts'
export { sayTrialDifference, type TrialNames } from './trial/say-difference.ts'
export type { Trial, TrialOutcome } from './trial/trial.ts'
export { type TrialDifference, trialDifferences } from './trial/trial-differences.ts'
export { trialOutcome } from './trial/trial-outcome.ts'
