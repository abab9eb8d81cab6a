import type pg from 'pg'
import { STEPS } from '../flow-drawing.ts'

/** What every arm leaves behind: how many steps were done, once each, and what their marks sum to. */
export interface Left {
  readonly steps: number
  readonly sum: number
}

/** The mark of a step of an instance, in hundredths. */
export const markOf = (instance: number, step: number): number => (instance * 7 + step * 13) % 9_000

export function expected(instances: number): Left {
  let sum = 0
  for (let at = 0; at < instances; at += 1) for (const step of STEPS.keys()) sum += markOf(at, step)
  return { steps: instances * STEPS.length, sum }
}

/** A table of done steps for those who have none; a step that is there already stops whoever does it again. */
export async function stepsTable(pool: pg.Pool, name: string): Promise<void> {
  await pool.query(`drop table if exists ${name}`)
  await pool.query(
    `create table ${name} (instance int not null, step int not null, mark int not null, by uuid, at timestamptz not null default now(), primary key (instance, step))`,
  )
}

export async function leftIn(pool: pg.Pool, name: string): Promise<Left> {
  const { rows } = await pool.query<Left>(
    `select count(*)::int as steps, coalesce(sum(mark), 0)::float8 as sum from ${name}`,
  )
  return rows[0]!
}
