import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { runOnce } from './run-once.ts'

/** Loads the shipped holiday list as a revision named by its digest; a list that stands already is left alone, and no revision is ever changed. */
export async function loadCalendar(directoryUrl: string, file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const revision = createHash('sha256').update(text).digest('hex')
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')) // our own file: no quotes
  const column = (at: number): (string | undefined)[] => rows.map((row) => row[at])
  await runOnce(
    directoryUrl,
    `with made as (
       insert into calendar_revisions (revision) values ($1) on conflict do nothing returning revision
     )
     insert into calendar_days (revision, day, name, kind, published_in)
     select made.revision, t.* from made, unnest($2::date[], $3::text[], $4::text[], $5::int[]) as t
     on conflict do nothing`,
    [revision, column(0), column(1), column(2), column(3)],
  )
}
