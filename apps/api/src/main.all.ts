import 'reflect-metadata'
import { readSettings } from './platform/settings.ts'
import { run } from './run.ts'

// Both halves in one process, as one machine needs it.
await run(readSettings, { http: true, worker: true })
