import pg from 'pg'

/** Runs statements on a connection of their own, for what happens once and outside any request (installing, granting). */
export async function runOnce(url: string, sql: string, values?: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql, values)
  } finally {
    await client.end()
  }
}
