import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../command.ts'

/** A phrase of one of the five articles, and what the product must do so that a county can say it of itself. */
export interface Row {
  readonly id: string
  readonly phrase: string
  readonly must: string
  /** False: nothing of ours is asked. */
  readonly ours?: false
  /** The file that brings it in or links it, from the top of the repository. */
  readonly adapter?: string
}

/** A test that passed: whose it is and how it calls itself. */
export interface Proof {
  /** `stories` and `browser` act through the API and the screen on a running product. */
  readonly suite: 'unit' | 'stories' | 'browser'
  readonly room: string
  readonly title: string
}

export type State = 'done' | 'modelled' | 'adapter' | 'not ours' | 'open'

export interface Standing {
  readonly row: Row
  readonly state: State
  readonly proof?: string
}

// Our own file, with the shape above.
export const rows = (): readonly Row[] =>
  JSON.parse(readFileSync(new URL('rows.json', import.meta.url), 'utf8')) as readonly Row[]

/** ACCEPT-1: done by a story or a journey that names the row; modelled by a template's case that does; else open. */
export function standingOf(row: Row, proofs: readonly Proof[]): Standing {
  if (row.ours === false) return { row, state: 'not ours' }
  const named = proofs.filter(({ title }) => new RegExp(`\\b${row.id}\\b`).test(title))
  const done = named.find(({ suite }) => suite !== 'unit')
  if (done) return { row, state: 'done', proof: done.title }
  if (row.adapter !== undefined && existsSync(join(ROOT, row.adapter)))
    return { row, state: 'adapter', proof: row.adapter }
  const modelled = named.find(({ room }) => room === '@jizhi/templates')
  return modelled ? { row, state: 'modelled', proof: modelled.title } : { row, state: 'open' }
}
