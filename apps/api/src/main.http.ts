import 'reflect-metadata'
import { readSettings } from './platform/settings.ts'
import { run } from './run.ts'

// The web half: serves requests, works no jobs.
await run(readSettings, { http: true, worker: false })
