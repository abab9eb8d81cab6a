import type { BlockKind, Json, JsonObject } from '@jizhi/mechanism'
import { type Field, settingIn } from './form-model.ts'

/** Which settings mean something given the others: a field nobody reads is not shown. Paths of nested fields use dots. */
type Rule = (value: (path: string) => Json) => readonly string[]

const hiddenUnless = (shown: boolean, ...paths: readonly string[]) => (shown ? [] : paths)

const completeness: Rule = (value) => {
  const rule = value('completeness.rule')
  const dated = rule === 'due' || rule === 'share'
  return [
    ...hiddenUnless(dated, 'completeness.at', 'completeness.late', 'completeness.afterwards'),
    ...hiddenUnless(dated && value('completeness.late') === 'last', 'completeness.lastResult'),
    ...hiddenUnless(rule === 'share', 'completeness.share'),
    ...hiddenUnless(dated && value('completeness.late') === 'carry', 'completeness.until'),
  ]
}

const bySeats = (value: (path: string) => Json) => value('merge') === 'weighted' || value('merge') === 'columns'

const usesResults = (value: (path: string) => Json) => {
  const results = value('results')
  return Array.isArray(results) && results.length > 0
}

const comparesItems = (value: (path: string) => Json) => {
  const items = value('items')
  const isBest = (item: Json) => typeof item === 'object' && item !== null && 'method' in item && item.method === 'best'
  return Array.isArray(items) && items.some(isBest)
}

const isListed = (value: Json) => Array.isArray(value) && value.length > 0

const nothing: Rule = () => []

/** TELL-2: boards hang, they are not sent. */
const BOARDS: ReadonlySet<string> = new Set(['honour', 'red-black', 'exposure', 'board'])

const rules: { readonly [K in BlockKind]: readonly Rule[] } = {
  cycle: [
    (value) => {
      const byEvent = value('period') === 'event'
      const on = value('event.on')
      return [
        ...hiddenUnless(value('opening') === 'automatic' && !byEvent, 'opensAfter'),
        ...hiddenUnless(byEvent, 'event'),
        ...hiddenUnless(on === 'arrival' || on === 'result', 'event.scheme'),
        ...hiddenUnless(on === 'result', 'event.result', 'event.per', 'event.reads', 'event.filter'),
        ...hiddenUnless(on === 'case', 'event.states'),
        ...hiddenUnless(on === 'date', 'event.dateColumn'),
        ...hiddenUnless(Number(value('event.delay')) > 0, 'event.delayStep'),
      ]
    },
  ],
  roster: [
    (value) => [
      ...hiddenUnless(value('source') === 'relation', 'relation'),
      ...hiddenUnless(value('product.with') !== 'none', 'product.relation'),
      ...hiddenUnless(value('draw') !== 'none', 'drawSize', 'drawWithinCategory'),
      ...hiddenUnless(value('fixedAt') !== 'opening', 'fixedBy'),
      ...hiddenUnless(value('source') !== 'cases', 'results', 'product', 'attributes', 'draw'),
      ...hiddenUnless(value('source') === 'registry', 'registry', 'expiring'),
      ...hiddenUnless(usesResults(value) || value('source') === 'registry' || value('source') === 'event', 'reads'),
      ...hiddenUnless(value('expiring.column') !== '', 'expiring.days'),
      ...hiddenUnless(value('source') !== 'cases', 'keep'),
      ...hiddenUnless(value('source') === 'cases', 'classes'),
    ],
  ],
  ask: [
    (value) => [
      ...hiddenUnless(value('due') !== '', 'lateUntil'),
      ...hiddenUnless(value('photos') !== 'none', 'beforeAfter'),
      ...hiddenUnless(Number(value('assessors')) > 1 || bySeats(value), 'merge', 'atLeast'),
      ...hiddenUnless(bySeats(value), 'seats'),
      ...hiddenUnless(value('claim') === 'claim', 'claimWithin', 'assignTo'),
      ...hiddenUnless(value('due') !== '', 'remindBefore', 'offlineGraceHours'),
    ],
  ],
  score: [
    // Where the items came from is said and changed above the form.
    () => ['sheet'],
    (value) => [
      ...hiddenUnless(value('normalise') !== 'none', 'normaliseTo'),
      ...hiddenUnless(value('normalise') !== 'none' || comparesItems(value), 'within', 'completeness'),
      ...hiddenUnless(value('losses') === true, 'duty'),
      ...hiddenUnless(value('missing') === 'carry', 'carryUntil'),
      ...hiddenUnless(value('missing') === 'last', 'lastResult'),
      ...hiddenUnless(value('missing') === 'rescale', 'atLeast', 'atLeastWeight', 'below'),
    ],
    completeness,
  ],
  objection: [(value) => hiddenUnless(value('freeze') === 'early', 'freezeWithin')],
  review: [
    completeness,
    (value) => {
      const onSilence = value('onSilence')
      const returns = value('onRefusal') === 'return' || onSilence === 'return'
      return [
        ...hiddenUnless(value('quorum') === 'share' || value('quorum') === 'ballot', 'share'),
        ...hiddenUnless(value('quorum') === 'sequence', 'inTurn'),
        ...hiddenUnless(onSilence === 'escalate' || returns, 'escalateTo'),
        ...hiddenUnless(returns, 'returnTo', 'returnWithin'),
        ...hiddenUnless(value('onRefusal') === 'return', 'maxRounds'),
        ...hiddenUnless(isListed(value('amend')), 'limits'),
        ...hiddenUnless(value('rate.label') !== '', 'rate.most', 'rate.atLeast'),
        ...hiddenUnless(value('scope') === 'table', 'completeness'),
      ]
    },
  ],
  rank: [
    completeness,
    (value) => {
      const bands = value('bands')
      return hiddenUnless(Array.isArray(bands) && bands.length > 0, 'exclusive', 'overflow', 'refill')
    },
  ],
  regroup: [
    (value) => [
      ...hiddenUnless(value('towards') === 'column', 'by'),
      ...hiddenUnless(value('towards') === 'target' || value('towards') === 'source', 'relation', 'via'),
      ...hiddenUnless(value('target') === 'person', 'role'),
    ],
  ],
  branch: [nothing],
  compute: [nothing],
  history: [
    (value) => {
      const account = value('source') === 'account'
      const windowed = value('window') === 'periods' || value('window') === 'values'
      return [
        ...hiddenUnless(account, 'account'),
        ...hiddenUnless(
          !account,
          ...['scheme', 'result', 'reads', 'match', 'filter', 'within', 'window', 'hit', 'current', 'gap', 'resetWhen'],
          ...['resetYearly', 'resetHandled', 'until', 'merged', 'split', 'figures'],
        ),
        ...hiddenUnless(!account && value('match') === 'relation', 'relation', 'towards'),
        ...hiddenUnless(!account && value('match') === 'columns', 'pairs'),
        ...hiddenUnless(!account && windowed, 'size'),
        ...hiddenUnless(!account && value('current') === 'row', 'currentHit', 'currentReset'),
      ]
    },
  ],
  join: [
    (value) => {
      const mode = value('mode')
      const sets = mode === 'union' || mode === 'intersection' || mode === 'except'
      const weighs = !sets && value('weigh') === 'class'
      return [
        ...hiddenUnless(mode === 'union', 'more'),
        ...hiddenUnless(mode === 'path', 'relation'),
        ...hiddenUnless(!sets, 'absent', 'take', 'weigh'),
        ...hiddenUnless(mode === 'union' || mode === 'intersection', 'conflict'),
        ...hiddenUnless(
          weighs,
          ...['weighBy', 'leftScore', 'rightScore', 'weights', 'missing', 'column', 'label', 'scale'],
        ),
      ]
    },
  ],
  ladder: [
    (value) => [
      ...hiddenUnless(value('mode') === 'step', 'last'),
      ...hiddenUnless(value('liability') === 'event', 'happenedOn'),
    ],
  ],
  case: [
    (value) => {
      const classes = value('classes')
      const rungs = value('rungs')
      return [
        ...hiddenUnless(Array.isArray(classes) && classes.length > 0, 'classColumn', 'limits'),
        ...hiddenUnless(value('owner') === 'column', 'ownerColumn'),
        ...hiddenUnless(value('claim') === true, 'claimWithin'),
        ...hiddenUnless(
          Array.isArray(rungs) && rungs.length > 0,
          ...['window', 'empty', 'liability', 'merge', 'signatory'],
        ),
      ]
    },
  ],
  result: [completeness, (value) => hiddenUnless(value('mode') === 'signed', 'who')],
  allocate: [
    completeness,
    (value) => {
      const method = value('method')
      const pool = value('pool')
      const weighs = method === 'share' || method === 'above' || method === 'column'
      return [
        ...hiddenUnless(pool === 'amount', 'amount'),
        ...hiddenUnless(pool === 'column-sum', 'poolColumn'),
        ...hiddenUnless(value('within') !== '' && pool !== 'none', 'pots'),
        ...hiddenUnless(method === 'place', 'placeColumn', 'end', 'places', 'ties'),
        ...hiddenUnless(method === 'band', 'bands'),
        ...hiddenUnless(weighs, 'weight'),
        ...hiddenUnless(method === 'above', 'line', 'each'),
        ...hiddenUnless(pool !== 'none', 'residue', 'leftOver', 'exhausted', 'leftOverTo'),
        ...hiddenUnless(Number(value('quota')) > 0, 'quotaTies'),
        ...hiddenUnless(value('repeat') !== 'pay', 'wonColumn'),
        ...hiddenUnless(value('repeat') === 'share', 'repeatShare'),
        ...hiddenUnless(value('missing') === 'reserve', 'reserve'),
        ...hiddenUnless(pool === 'zero', 'zeroSum'),
      ]
    },
  ],
  post: [],
  tell: [
    (value) => [
      ...hiddenUnless(value('names') === 'persons', 'basis', 'mask'),
      ...hiddenUnless(!BOARDS.has(String(value('channel'))), 'cc', 'receipt'),
    ],
  ],
}

/** Paths of the settings that would change nothing as the others stand. `initial` supplies what the document leaves out. */
export function irrelevant(kind: BlockKind, config: JsonObject, initial: JsonObject): ReadonlySet<string> {
  const read = (from: Json | undefined, path: string): Json | undefined =>
    path.split('.').reduce<Json | undefined>(
      // Lists are never walked into by these paths, only objects are.
      (at, key) => (typeof at === 'object' && at !== null && !Array.isArray(at) ? (at as JsonObject)[key] : undefined),
      from,
    )
  const value = (path: string): Json => read(config, path) ?? read(initial, path) ?? ''
  return new Set(rules[kind]?.flatMap((rule) => rule(value)))
}

/** On the path to somebody, wherever it stands: the relation, the level and the column only where it goes by them. */
export function besidePath(group: Field, path: readonly (string | number)[], value: JsonObject): readonly string[] {
  const step = group.kind === 'group' && group.finds ? group.fields.find(({ key }) => key === 'at') : undefined
  if (step === undefined) return []
  const at = settingIn(step, value)
  return [
    ...hiddenUnless(at === 'relation', 'relation'),
    ...hiddenUnless(at === 'relation' || at === 'parent', 'level'),
    ...hiddenUnless(at === 'column', 'column'),
  ].map((key) => [...path, key].join('.'))
}

/** The same within a row of a table: a formula hides the decision table of its column, and the other way round. */
export function irrelevantInRow(path: readonly (string | number)[], row: JsonObject): ReadonlySet<string> {
  const here = path.join('.')
  if (path[0] !== 'columns' || !('formula' in row)) return new Set()
  const keys =
    row.how === 'table'
      ? ['formula', ...hiddenUnless(row.otherwise === 'value', 'otherwiseValue')]
      : ['table', 'hit', 'otherwise', 'otherwiseValue']
  return new Set(keys.map((key) => `${here}.${key}`))
}
