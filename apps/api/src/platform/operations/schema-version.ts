import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runOnce } from '../database/run-once.ts'

const MIGRATIONS = join(fileURLToPath(new URL('../../../', import.meta.url)), 'prisma/migrations') // from src as well as from dist

let read: string | undefined

/** The newest migration that this release brings. */
export function shippedSchema(): string {
  read ??= readdirSync(MIGRATIONS)
    .filter((name) => /^\d{14}_\w+$/.test(name))
    .sort()
    .at(-1)
  if (read === undefined) throw new Error(`no migrations in ${MIGRATIONS}`)
  return read
}

/** Leaves the newest migration's name where the app role may read it: the runner's own table is closed to it. */
export function noteSchema(ownerUrl: string): Promise<void> {
  return runOnce(
    ownerUrl,
    `create or replace function schema_version() returns text language sql immutable as $$ select '${shippedSchema()}' $$;
     revoke all on function schema_version() from public;
     grant execute on function schema_version() to jizhi_app`,
  )
}
