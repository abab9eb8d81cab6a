import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'

const LIST = 'divisions'

/** Loads the shipped division files into `divisions` when they differ from what stands there. Names keep their newest form. */
export async function loadDivisions(directoryUrl: string, folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv.gz')).sort()
  const texts = await Promise.all(files.map(async (name) => gunzipSync(await readFile(join(folder, name))).toString()))
  const digest = createHash('sha256').update(texts.join('\n')).digest('hex')
  const client = new pg.Client({ connectionString: directoryUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from division_lists where name = $1 and digest = $2', [LIST, digest])
    if (rows.length > 0) return
    await client.query('begin')
    for (const text of texts) await insert(client, text)
    await client.query(
      'insert into division_lists (name, digest) values ($1, $2) on conflict (name) do update set digest = excluded.digest',
      [LIST, digest],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function insert(client: pg.Client, text: string): Promise<void> {
  const columns: [string[], string[], (string | null)[], string[]] = [[], [], [], []]
  for (const line of text.split('\n').slice(1)) {
    const [code, name, parent, level] = line.split(',') // our own files: no quotes, no commas in names
    if (code === undefined || name === undefined || level === undefined) continue
    columns[0].push(code)
    columns[1].push(name)
    columns[2].push(parent === undefined || parent === '' ? null : parent)
    columns[3].push(level)
  }
  await client.query(
    `insert into divisions (code, name, parent_code, level)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (code) do update set name = excluded.name, parent_code = excluded.parent_code, level = excluded.level`,
    columns,
  )
}
