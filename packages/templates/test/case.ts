/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import type { TemplateName } from '../src/index.ts'

/** One thing that happens on a day. Texts are as a person would write them; `?unsampled` is a missing value. */
export type Step =
  | {
      readonly day: string
      readonly answer: string
      readonly by: string
      readonly fields: readonly string[]
      readonly rows: { readonly [key: string]: readonly string[] }
    }
  /** Delivers every notice that is due. */
  | { readonly day: string; readonly notify: string }
  | {
      readonly day: string
      readonly object: string
      readonly row: string
      readonly columns: readonly string[]
      readonly by: string
    }
  /** Decides every open objection. */
  | { readonly day: string; readonly decide: string; readonly outcome: 'upheld' | 'rejected'; readonly by: string }
  | { readonly day: string; readonly freeze: string; readonly by: string }
  /** Judges every row that waits. */
  | { readonly day: string; readonly judge: string; readonly verdict: 'passed' | 'refused'; readonly by: string }
  /** Signs everything that waits for a signature. */
  | { readonly day: string; readonly sign: string; readonly by: string }
  | { readonly day: string; readonly tick: true }

/** A month with what must come out of it: facts in, expected cells out. */
export interface Case {
  readonly title: string
  readonly source: string
  readonly period: string
  readonly owner: { readonly id: string; readonly kind: string }
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly parent?: string
    readonly category?: string
    readonly level?: string
  }[]
  readonly relations: readonly { readonly kind: string; readonly source: string; readonly target: string }[]
  /** One person holds each post and is named by it. */
  readonly posts: readonly { readonly role: string; readonly unit: string; readonly person: string }[]
  readonly days: readonly (readonly [string, 'off' | 'work'])[]
  readonly steps: readonly Step[]
  readonly expect: {
    /** By output port, by column, by row. */
    readonly cells: { readonly [port: string]: { readonly [column: string]: { readonly [row: string]: string } } }
    readonly rows: { readonly [port: string]: number }
    /** Totals of a money column, in yuan. */
    readonly sums: { readonly [port: string]: { readonly [column: string]: string } }
    /** How many effects of a block stand where. */
    readonly effects: { readonly [block: string]: { readonly [standing: string]: number } }
  }
}

export interface NamedCase {
  readonly file: string
  readonly of: TemplateName
  readonly case: Case
}

/** The cases that stand beside a template. */
export const casesOf = (name: TemplateName): readonly NamedCase[] => {
  const folder = new URL(`../${name}/cases/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, of: name, case: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case })) // our own files
}
