import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ROOT } from '../command.ts'
import { MARK } from '../release/contents.ts'

/** Unpacked from an archive: everything is built, and the data lie beside the folder so that the next version finds them. */
export const isRelease = existsSync(join(ROOT, MARK))

/** DATA_DIR, or where data lie without it. */
export const dataFolder = (): string =>
  resolve(process.env.DATA_DIR ?? (isRelease ? join(dirname(ROOT), 'jizhi-data') : join(ROOT, '.data')))
