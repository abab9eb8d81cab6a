import 'reflect-metadata'
import { readSettings } from './platform/settings.ts'
import { run } from './run.ts'

// The working half: jobs and timers, no port.
await run(readSettings, { http: false, worker: true })
