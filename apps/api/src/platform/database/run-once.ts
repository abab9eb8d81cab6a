import pg from 'pg'

/** Runs statements on a connection of their own, for what happens once and outside any request (installing, granting). */
export async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
