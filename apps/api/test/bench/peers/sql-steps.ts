import type pg from 'pg'
import { STEPS } from '../flow-drawing.ts'
import { type Left, leftIn, stepsTable } from './steps.ts'

const TABLE = 'peer_sql_steps'

/** The floor: five transactions of two statements, whatever the number of instances. */
export async function sqlSteps(
  pool: pg.Pool,
  instances: number,
): Promise<{ run(): Promise<void>; left(): Promise<Left> }> {
  await stepsTable(pool, TABLE)
  await pool.query('drop table if exists peer_sql_instances')
  await pool.query('create table peer_sql_instances (id int primary key, state int not null, due timestamptz)')
  await pool.query('insert into peer_sql_instances select n, 0 from generate_series(0, $1::int - 1) as n', [instances])
  const client = await pool.connect()
  return {
    run: async () => {
      for (const step of STEPS.keys()) {
        await client.query('begin')
        await client.query(
          `insert into ${TABLE} (instance, step, mark) select id, $1, (id * 7 + $1 * 13) % 9000 from peer_sql_instances where state = $1`,
          [step],
        )
        await client.query('update peer_sql_instances set state = state + 1, due = now() where state = $1', [step])
        await client.query('commit')
      }
    },
    left: () => {
      client.release()
      return leftIn(pool, TABLE)
    },
  }
}
