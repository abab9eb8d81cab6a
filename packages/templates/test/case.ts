/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import type { CaseStep } from '@jizhi/mechanism'
import type { TemplateName } from '../src/index.ts'

/**
 * Texts of cells are as a person would write them: a decimal (money in yuan, a percentage as its ratio), an option's id,
 * 0 or 1, a day, an id, several ids parted by blanks, or `?unsampled` for a missing value.
 */
type Texts = readonly string[]
type Rows<T> = { readonly [row: string]: T }

/** One thing that happens on a day, at nine o'clock or at the hour written behind it: `2026-11-03 16:30`. */
export type Step = { readonly day: string } & (
  | {
      /** The block that asks. */
      readonly answer: string
      readonly by: string
      /** Which fields, in which order; those left out are unreported. */
      readonly fields?: readonly string[]
      readonly rows?: Rows<Texts>
      /** ASK-4: the list of each row, by the item's id; a row may have items and no fields of its own. */
      readonly itemFields?: readonly string[]
      readonly items?: Rows<Rows<Texts>>
      readonly round?: number
      /** FACT-5: it corrects what stands, whoever said that. */
      readonly amends?: boolean
    }
  /** Delivers every notice that is due, or those of some rows. */
  | { readonly notify: string; readonly rows?: readonly string[] }
  | { readonly object: string; readonly row: string; readonly columns: readonly string[]; readonly by: string }
  /** Decides every open objection, or those of some rows. */
  | {
      readonly decide: string
      readonly outcome: 'upheld' | 'partly-upheld' | 'rejected'
      readonly by: string
      readonly rows?: readonly string[]
    }
  | { readonly freeze: string; readonly by: string }
  /** Judges every row that waits, or some of them. */
  | {
      readonly judge: string
      readonly verdict: 'passed' | 'refused'
      readonly by: string
      readonly rows?: readonly string[]
      readonly round?: number
    }
  /** REV-4: a person decides where a rule is silent. */
  | {
      readonly override: string
      readonly row: string
      readonly column: string
      readonly value: string
      readonly by: string
    }
  /** Signs everything that waits for a signature, or what belongs to some rows. */
  | { readonly sign: string; readonly by: string; readonly rows?: readonly string[] }
  /** LAD-2: measures of a ladder that were carried out, by row. */
  | { readonly record: string; readonly by: string; readonly rows: Rows<readonly string[]> }
  /** ROST-3: the signed list of a roster. */
  | { readonly fix: string; readonly rows: readonly string[]; readonly by: string }
  | { readonly draw: string; readonly seed: string }
  /** PIN-4: the post is written `role-unit`. */
  | { readonly holder: string; readonly holders: readonly string[] }
  | { readonly calendar: readonly (readonly [string, 'off' | 'work'])[] }
  | { readonly extend: string; readonly to: string }
  /** CYC-5: days from this one on do not count, until a day is known. */
  | { readonly pause: string; readonly until?: string }
  /** RES-5: a stale result is left as it is. */
  | { readonly decline: string; readonly by: string }
  | { readonly withdraw: string; readonly row: string; readonly person: string; readonly by: string }
  /** What the world answered to an effect of a block, by row. */
  | { readonly acknowledge: string; readonly rows: readonly string[]; readonly state: 'done' | 'refused' }
  /** CASE-1: a step in the life of a case. Its id is the period it was opened in, a dot, and its row: `2026-10.a-town`. */
  | {
      readonly case: string
      readonly do: CaseStep | 'notify' | 'sign' | 'record'
      readonly by: string
      readonly unit?: string
      readonly class?: string
      readonly duplicateOf?: string
      readonly score?: string
      readonly measures?: readonly string[]
    }
  | { readonly tick: true }
  /** What must stand at this moment, before what follows. */
  | { readonly expect: Expected }
)

/** A frozen table of another mechanism, of a league, or of an earlier period, as it was known (HIST-1). */
export interface GivenOutcome {
  /** As the drawing names the source; '' is this mechanism. */
  readonly scheme: string
  readonly result: string
  readonly period: string
  /** CYC-2: the day of an event. */
  readonly at?: string
  /** When it became known; the day on which the cycle opens unless stated. */
  readonly day?: string
  readonly revision?: number
  readonly columns: readonly {
    readonly id: string
    readonly type: string
    readonly scale?: number
    readonly options?: readonly string[]
  }[]
  readonly rows: Rows<Texts>
  /** RES-2: in the domain and not listed, or missing for a reason. */
  readonly out?: readonly string[]
  readonly missing?: Rows<string>
}

/** One cycle of a case. Cycles run one after another; what one freezes is an outcome of those that follow. */
export interface CaseCycle {
  /** Of another template than the one the case belongs to; its results are then read under that name as scheme. */
  readonly of?: TemplateName
  /** Canonical text; of an event cycle the event's id as its source names it (CYC-1). */
  readonly period: string
  /** CYC-2: when the event was; only of an event cycle. */
  readonly event?: string
  /** The day on which it opens; the day of the event, or the first of the period, unless stated. */
  readonly opened?: string
  readonly outcomes?: readonly GivenOutcome[]
  /** The first period of a source that can ever be known, by scheme ('' is this mechanism); earlier ones are no gaps. */
  readonly firsts?: Rows<string>
  /** HIST-13: 期初, signed by two people. */
  readonly initial?: readonly {
    readonly block: string
    readonly figure: string
    readonly asOf: string
    readonly rows: Rows<string>
    readonly periods?: number
    readonly by: string
    readonly second: string
  }[]
  readonly balances?: readonly {
    readonly block: string
    readonly rows: Rows<{ readonly balance: string; readonly sum: string; readonly count: number }>
  }[]
  /** CASE-3: a list of cases written by hand, for a block that reads one. */
  readonly snapshots?: readonly {
    readonly block: string
    readonly day?: string
    readonly columns: readonly string[]
    readonly rows: Rows<Texts>
  }[]
  /** ROST-5: the seed whose hash was published beforehand. */
  readonly drawSeed?: string
  readonly steps: readonly Step[]
  readonly expect?: Expected
}

/** What must come out. Everything written here is reckoned by hand; what is not written is not looked at. */
export interface Expected {
  /** By output port (`block.port`), by column, by row: every row of the port. */
  readonly cells?: { readonly [port: string]: { readonly [column: string]: Rows<string> } }
  readonly rows?: { readonly [port: string]: number }
  /** Keys of the rows that go by a port, in canonical order. */
  readonly keys?: { readonly [port: string]: readonly string[] }
  readonly states?: { readonly [port: string]: Rows<'waiting' | 'provisional' | 'settled'> }
  /** Totals of a column; money in yuan. */
  readonly sums?: { readonly [port: string]: { readonly [column: string]: string } }
  /** How many effects of a block stand where: ready, unsigned, held. */
  readonly effects?: { readonly [block: string]: Rows<number> }
  /** How many of them are punitive. */
  readonly punitive?: { readonly [block: string]: number }
  /** Who is met by which line of a ladder or case: `row line` → persons, or units where it is against the unit. */
  readonly measures?: { readonly [block: string]: Rows<string> }
  /** Content of effects: `row line` → name → text. */
  readonly content?: { readonly [block: string]: Rows<{ readonly [name: string]: string }> }
  /** How many tasks of a block are open, by kind. */
  readonly open?: { readonly [block: string]: Rows<number> }
  /** ROST-2. */
  readonly leftOut?: { readonly [block: string]: Rows<string> }
  /** Codes of the run's findings with their row, `code row`; none unless written. */
  readonly findings?: readonly string[]
  readonly cases?: Rows<{
    readonly status?: string
    readonly unit?: string
    readonly overdue?: boolean
    readonly usedDays?: number
    readonly reports?: number
    readonly open?: readonly string[]
    readonly measures?: Rows<string>
  }>
}

/** Facts in, expected cells out. */
export interface Case {
  /** Starts with the acceptance rows it models: `NA-06 NA-08 …`. */
  readonly title: string
  /** Where the figures are from. Invented ones stand on plainly invented units. */
  readonly source: string
  /** The calculation by hand, step by step. */
  readonly note?: readonly string[]
  readonly owner: { readonly id: string; readonly kind: string }
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly parent?: string
    readonly category?: string
    readonly level?: string
    readonly population?: number
    readonly virtual?: boolean
  }[]
  readonly relations: readonly {
    readonly kind: string
    /** A unit, or a post written `role-unit`. */
    readonly source: string
    readonly target: string
    readonly share?: string
  }[]
  /** A post and who holds it: one person, several, or nobody. */
  readonly posts: readonly {
    readonly role: string
    readonly unit: string
    readonly person: string | readonly string[]
  }[]
  /** Exceptions to Monday–Friday. */
  readonly days: readonly (readonly [string, 'off' | 'work'])[]
  readonly cycles: readonly CaseCycle[]
}

export interface NamedCase {
  readonly file: string
  readonly of: TemplateName
  readonly case: Case
}

/** The folder of a template. */
export const folderOf = (name: TemplateName): URL => new URL(`../${name}/`, import.meta.url)

/** The cases that stand beside a template. */
export const casesOf = (name: TemplateName): readonly NamedCase[] => {
  const folder = new URL('cases/', folderOf(name))
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, of: name, case: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case })) // our own files
}
