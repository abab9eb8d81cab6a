import { fixedText, parsePeriod, periodLabel } from '@jizhi/domain'
import { type BandChance, type ConsequenceKind, type Outlook, perMille, type Sides } from '@jizhi/mechanism'
import type { TFunction } from 'i18next'
import { moneyText } from '../../../ui/money-text.ts'
import { shortPeriod } from '../live/chip-words.ts'

/** Old and new, as read; equal where nothing changes. */
export interface Pair {
  readonly before: string
  readonly after: string
}

export interface OutlookRow {
  readonly key: string
  readonly name: string
  readonly cells: readonly Pair[]
  readonly verdict: Outlook['verdicts'][number]['verdict']
  readonly reasons: readonly string[]
}

/** Everything the page and the document for the meeting say, in words. */
export interface OutlookModel {
  /** From the first period to the last. */
  readonly span: string
  readonly headline: string
  readonly checked: string
  readonly figures: readonly (Pair & { readonly key: string; readonly label: string; readonly note: string })[]
  /** Kinds that stand in the table, with their units. */
  readonly columns: readonly string[]
  readonly rows: readonly OutlookRow[]
  readonly totals: readonly Pair[]
  readonly bars:
    | { readonly label: string; readonly months: readonly (Pair & { readonly label: string; readonly sides: Sides })[] }
    | undefined
  readonly luck: readonly (Pair & {
    readonly label: string
    readonly beforeMille: number
    readonly afterMille: number
  })[]
  readonly burden: readonly (Pair & { readonly label: string })[]
  readonly pools: readonly string[]
  readonly notRun: readonly string[]
}

const MOST_COLUMNS = 4
/** With fewer changes what stays as it is stands beside them. */
const FEWEST_COLUMNS = 3
const MOST_FIGURES = 3
const MOST_SAID = 3

/** Written here and not in the heart: words of the page, in the reader's language. */
export function outlookModel(found: Outlook, names: { readonly [id: string]: string }, t: TFunction): OutlookModel {
  const { tally } = found
  const shown = chosenKinds(found)
  const text = (at: number, value: bigint): string => amount(tally.kinds[at], value)
  const pair = (at: number, { before, after }: Sides): Pair => ({ before: text(at, before), after: text(at, after) })
  const titled = (at: number): string => kindTitle(tally.kinds[at], t)
  const rows = tally.units.map(({ unit, sums }, at): OutlookRow => {
    const { verdict = 'same', reasons = [] } = found.verdicts[at] ?? {}
    return {
      key: unit,
      name: names[unit] ?? unit,
      cells: shown.map((kind) => pair(kind, sums[kind] ?? NONE)),
      verdict,
      reasons: reasons.map((one) => withLabels(one, found.periods, t)),
    }
  })
  const [first] = shown
  return {
    span: spanOf(found.periods, t),
    headline: headline(found, t),
    checked: t(found.unlike === 0 ? 'outlook.alike' : 'outlook.unlike', { count: found.unlike }),
    figures: [
      ...shown.slice(0, MOST_FIGURES).map((at) => ({
        key: `${at}`,
        label: titled(at),
        ...pair(at, tally.totals[at] ?? NONE),
        note: noteOf(found, at, t),
      })),
      ...poolFigure(found, t),
      ...luckFigure(found, t),
    ],
    columns: shown.map(titled),
    rows: rows.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict)),
    totals: shown.map((at) => pair(at, tally.totals[at] ?? NONE)),
    bars:
      first === undefined
        ? undefined
        : {
            label: titled(first),
            months: tally.cycles.map(({ period, sums }) => {
              const sides = sums[first] ?? NONE
              return { label: shortLabel(period, t), sides, ...pair(first, sides) }
            }),
          },
    luck: feared(found).map((one) => ({
      label: one.within === undefined ? one.label : `${one.within} · ${one.label}`,
      ...chancePair(one),
      beforeMille: mille(one.before),
      afterMille: mille(one.after),
    })),
    burden: burdenRows(found, t),
    pools: found.pools.flatMap((pool) => [poolSentence(pool, t), ...yearEndSentence(pool, t)]),
    notRun: found.notRun.map(({ period, blocks }) =>
      t('outlook.notRun', { period: labelOf(period, t), blocks: blocks.join('') }),
    ),
  }
}

const NONE: Sides = { before: 0n, after: 0n }
const ORDER: readonly OutlookRow['verdict'][] = ['worse', 'both', 'better', 'same']

/** Changed kinds first, what punishes before what rewards; messages only where nothing else happens. */
function chosenKinds({ tally }: Outlook): readonly number[] {
  const all = tally.kinds.map((_, at) => at)
  const real = all.filter((at) => tally.kinds[at]?.kind !== 'message')
  const isMoved = (at: number): boolean => tally.units.some(({ sums }) => sums[at]?.before !== sums[at]?.after)
  const changed = (at: number): number => {
    const { before, after } = tally.totals[at] ?? NONE
    return before !== after ? 0 : isMoved(at) ? 1 : 2
  }
  const sorted = (real.length === 0 ? all : real).toSorted((a, b) => changed(a) - changed(b) || a - b)
  return sorted.slice(0, Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, sorted.filter(isMoved).length)))
}

function amount(kind: ConsequenceKind | undefined, value: bigint): string {
  if (kind?.kind === 'money') return moneyText(value, 'yuan')
  return kind?.kind === 'points' ? fixedText({ unscaled: value, scale: 2 }) : `${value}`
}

const kindTitle = (kind: ConsequenceKind | undefined, t: TFunction): string =>
  kind === undefined ? '' : t(`outlook.kinds.${kind.kind}`, { what: kind.what })

const labelOf = (text: string, t: TFunction): string => {
  const period = parsePeriod(text)
  return t('ui.period', { period: period.ok ? periodLabel(period.value) : text })
}

/** A month without its year where there is little room. */
const shortLabel = (text: string, t: TFunction): string =>
  /^\d{4}-\d{2}$/.test(text) ? shortPeriod(text, t).replace(' ', '') : labelOf(text, t)

const withLabels = (sentence: string, periods: readonly string[], t: TFunction): string =>
  periods.reduce((text, one) => text.replaceAll(one, shortLabel(one, t)), sentence)

const spanOf = (periods: readonly string[], t: TFunction): string =>
  periods.length < 2
    ? labelOf(periods[0] ?? '', t)
    : t('outlook.span', {
        from: labelOf(periods[0] ?? '', t),
        to: labelOf(periods.at(-1) ?? '', t),
        count: periods.length,
      })

/** 近 6 期：少“后列通报”12 次，“月度奖励”总额不变。 */
function headline({ tally, periods }: Outlook, t: TFunction): string {
  const said = tally.kinds.flatMap(({ kind, what }, at) => {
    const { before, after } = tally.totals[at] ?? NONE
    if (kind === 'message' || before === after) return []
    const size = amount(tally.kinds[at], after > before ? after - before : before - after)
    return [
      t(after > before ? 'outlook.more' : 'outlook.less', {
        what,
        size,
        unit: t(`outlook.units.${kind}`),
      }),
    ]
  })
  const moved = tally.units.filter(({ sums }) => sums.some((one) => one.before !== one.after)).length
  const count = periods.length
  if (said.length > 0)
    return t('outlook.headline', { count, changes: said.slice(0, MOST_SAID).join(t('live.between')) })
  return t(moved > 0 ? 'outlook.onlyMoved' : 'outlook.nothing', { count, moved })
}

function noteOf({ tally }: Outlook, at: number, t: TFunction): string {
  const { before, after } = tally.totals[at] ?? NONE
  const units = tally.units.filter(({ sums }) => sums[at]?.before !== sums[at]?.after).length
  if (units === 0) return t('outlook.same')
  const size = amount(tally.kinds[at], after > before ? after - before : before - after)
  return before === after
    ? t('outlook.moved', { count: units })
    : t(after > before ? 'outlook.moreFor' : 'outlook.lessFor', { size, count: units })
}

const poolFigure = ({ pools }: Outlook, t: TFunction): OutlookModel['figures'] =>
  pools.slice(0, 1).map(({ name, aYear, holds, dry }) => ({
    key: 'pool',
    label: t('outlook.poolYear', { name }),
    before: moneyText(aYear.before, 'yuan'),
    after: moneyText(aYear.after, 'yuan'),
    note:
      holds === undefined
        ? t('outlook.poolOpen')
        : t(dry.after > 0 ? 'outlook.poolDry' : 'outlook.poolEnough', { count: dry.after }),
  }))

/** Bands at the end of the list; all of them where there is none. */
function feared({ luck }: Outlook): readonly BandChance[] {
  const bottom = luck.filter((one) => one.bottom)
  return bottom.length === 0 ? luck : bottom
}

/** The band nobody wants to be in; the likeliest of several categories. */
function luckFigure({ luck }: Outlook, t: TFunction): OutlookModel['figures'] {
  const [worst] = luck.filter(({ bottom }) => bottom).toSorted((a, b) => mille(b.after) - mille(a.after))
  if (worst === undefined) return []
  return [
    {
      key: 'luck',
      label: t('outlook.luck'),
      ...chancePair(worst),
      note: t('outlook.luckNote', { band: worst.label }),
    },
  ]
}

const mille = (chance: BandChance['after']): number => (chance === undefined ? 0 : perMille(chance))

const chanceWords = (chance: BandChance['after']): string => {
  const tenths = mille(chance)
  return chance === undefined ? '—' : `${Math.trunc(tenths / 10)}.${tenths % 10}%`
}

const chancePair = ({ before, after }: BandChance): Pair => ({ before: chanceWords(before), after: chanceWords(after) })

function poolSentence({ name, given, holds, dry }: Outlook['pools'][number], t: TFunction): string {
  const words = { name, before: moneyText(given.before, 'yuan'), after: moneyText(given.after, 'yuan') }
  const bound = holds === undefined ? '' : t('outlook.poolHolds', { holds: moneyText(holds, 'yuan'), count: dry.after })
  return `${t(given.before === given.after ? 'outlook.poolSame' : 'outlook.poolGave', words)}${bound}`
}

/** “月度奖励”到 2026 年底约发 …… 元 */
function yearEndSentence({ name, yearEnd }: Outlook['pools'][number], t: TFunction): readonly string[] {
  if (yearEnd === undefined) return []
  const { year, left, unplayed, before, after } = yearEnd
  const yuan = (value: bigint) => moneyText(value, 'yuan')
  const words = {
    ...{ name, year, left, before: yuan(before.expected), after: yuan(after.expected) },
    ...{ least: yuan(after.least), most: yuan(after.most) },
  }
  const said = t(before.expected === after.expected ? 'outlook.yearEndSame' : 'outlook.yearEnd', words)
  return [unplayed === 0 ? said : `${said}${t('outlook.yearEndUnplayed', { count: unplayed })}`]
}

function burdenRows({ burden }: Outlook, t: TFunction): OutlookModel['burden'] {
  const hundredths = (value: number | undefined): string => plain(value ?? 0)
  return burden.flatMap(({ bearer, bearerName, before, after }) => {
    const row = (which: 'forms' | 'fields' | 'minutes') => ({
      label: t(`outlook.burden.${which}`, { bearer: bearerName, key: bearer }),
      before: hundredths(before?.[which]),
      after: hundredths(after?.[which]),
    })
    return [row('forms'), row('fields'), row('minutes')]
  })
}

/** Hundredths with one decimal, none where it is a whole number. */
const plain = (hundredths: number): string => {
  const tenths = Math.trunc(hundredths / 10)
  return tenths % 10 === 0 ? `${tenths / 10}` : `${Math.trunc(tenths / 10)}.${tenths % 10}`
}
