import { type Block, isBlockKind, type Json, openBlock, type RosterType, readConfig } from '@jizhi/mechanism'
import type { Path } from '../settings/settings-form.tsx'
import { otherValues, type Reachable } from './other-values.ts'
import { type SaidSetting, saidSettings } from './said-settings.ts'

/** Words of a sentence that one setting decides. */
export interface SpokenWord {
  readonly from: number
  readonly to: number
  readonly setting: SaidSetting
}

export interface SpokenBlock {
  readonly sentence: string
  /** In the order of the sentence; no two overlap. */
  readonly words: readonly SpokenWord[]
  /** Settings the sentence does not say in words of their own. */
  readonly others: readonly SaidSetting[]
}

/** Whatever else a sentence is told in: the roster that arrives, the names of other blocks, what may be referred to. */
export interface SpokenIn extends Reachable {
  readonly arriving: RosterType | undefined
  readonly called: (block: string) => string
}

/**
 * Which words of a block's sentence say which of its settings. Nobody writes that down: each setting is given another
 * value, the block says its sentence again, and what has become different are the words of that setting.
 */
export function spokenBlock(block: Block, within: SpokenIn): SpokenBlock | undefined {
  const { kind } = block
  if (!isBlockKind(kind)) return undefined
  const say = (config: Block['config']): string | undefined => {
    const opened = openBlock({ ...block, kind, config }, within.called)
    return opened.ok ? opened.value.sentence(within.arriving) : undefined
  }
  const sentence = say(block.config)
  const read = readConfig({ ...block, kind })
  if (sentence === undefined || !read.ok) return undefined
  // Settings came out of JSON and their schemas make nothing else.
  const plain = read.value as unknown as Block['config']
  const settings = saidSettings(block)
  const found = settings.flatMap((setting): SpokenWord[] => {
    const spans = otherValues(setting, within).flatMap((value) => {
      const said = say(placed(plain, setting.path, value) as Block['config']) // an object, as it was
      const span = said === undefined ? undefined : changedWords(sentence, said)
      return span === undefined ? [] : [span]
    })
    const span = spans.reduce<Stretch | undefined>((all, one) => joined(sentence, all, one), undefined)
    return span === undefined ? [] : [{ ...span, setting }]
  })
  const words = apart(found)
  const told = new Set(words.map(({ setting }) => setting))
  return { sentence, words, others: settings.filter((one) => !told.has(one)) }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Longer than this it is no word any more, but another sentence. */
const LONGEST = 28

/** Where one sentence differs from another, widened to whole figures and brackets; undefined where nothing can be pointed at. */
export function changedWords(sentence: string, other: string): Stretch | undefined {
  let from = 0
  while (from < sentence.length && sentence[from] === other[from]) from += 1
  let tail = 0
  while (
    tail < Math.min(sentence.length, other.length) - from &&
    sentence[sentence.length - 1 - tail] === other[other.length - 1 - tail]
  ) {
    tail += 1
  }
  return pointed(sentence, { from, to: sentence.length - tail })
}

const isFigure = (sign: string | undefined): boolean => sign !== undefined && /[\d.\-%:]/.test(sign)
const PARTING = /[，。；、：（“\s]/

function pointed(sentence: string, { from, to }: Stretch): Stretch | undefined {
  if (from >= to) return undefined
  let [start, end] = [from, to]
  while (start > 0 && isFigure(sentence[start]) && isFigure(sentence[start - 1])) start -= 1
  while (end < sentence.length && isFigure(sentence[end - 1]) && isFigure(sentence[end])) end += 1
  // A figure does not take the full stop or the colon of its sentence along.
  while (end > start + 1 && /[.:-]/.test(sentence[end - 1] ?? '')) end -= 1
  if (sentence[start] === '（' || sentence[start - 1] === '不') {
    while (start > 0 && !PARTING.test(sentence[start - 1] ?? '')) start -= 1
  }
  const inside = sentence.slice(start, end)
  if (inside.includes('（') && !inside.includes('）') && sentence[end] === '）') end += 1
  while (end > start && /[，。；、\s]/.test(sentence[end - 1] ?? '')) end -= 1
  while (start < end && /[，。；、\s]/.test(sentence[start] ?? '')) start += 1
  const words = sentence.slice(start, end)
  return words === '' || words.length > LONGEST || words.includes('。') ? undefined : { from: start, to: end }
}

/** What several other values change is said by all of it, as long as it stays a word. */
function joined(sentence: string, one: Stretch | undefined, other: Stretch): Stretch {
  if (one === undefined) return other
  const both = { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
  const words = sentence.slice(both.from, both.to)
  return words.length > LONGEST || words.includes('。') ? one : both
}

/** The shortest words first, so that a figure is not swallowed by the clause around it. */
function apart(found: readonly SpokenWord[]): readonly SpokenWord[] {
  const taken: SpokenWord[] = []
  for (const word of found.toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    if (taken.every(({ from, to }) => word.to <= from || word.from >= to)) taken.push(word)
  }
  return taken.toSorted((a, b) => a.from - b.from)
}

/** A copy with another value at the path; the settings are written out whole, so the path leads somewhere. */
function placed(into: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value
  if (Array.isArray(into)) return into.map((one, at) => (at === step ? placed(one, rest, value) : one))
  const object = Object(into) as { readonly [key: string]: Json } // a path leads through objects and lists alone
  return { ...object, [step]: placed(object[step] ?? {}, rest, value) }
}
