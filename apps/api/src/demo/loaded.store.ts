import { existsSync } from 'node:fs'
import pg, { escapeLiteral } from 'pg'

/** Asked before anything else is loaded, since every later start only wants to hear yes. */
export async function isLoaded(databaseUrl: string, codes: readonly string[], accountsFile: string): Promise<boolean> {
  if (!existsSync(accountsFile)) return false
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>('select id from tenants where code = any($1)', [codes])
    let loaded = 0
    for (const { id } of rows) {
      await client.query(`begin read only; select set_tenant(${escapeLiteral(id)}::uuid)`)
      const marks = await client.query(`select 1 from audit where tenant_id = $1 and action = $2 limit 1`, [id, LOADED])
      await client.query('commit')
      loaded += marks.rows.length
    }
    return loaded === codes.length
  } finally {
    await client.end()
  }
}

/** The audit row of the last step. */
export const LOADED = 'demo.loaded'
