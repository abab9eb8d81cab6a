import { config } from 'zod'
import { fetchAhead } from './ahead.ts'

// The page's policy forbids eval, and zod tries one whenever a schema is made: it must know before the first schema is.
config({ jitless: true })
fetchAhead(location.pathname)
await import('./start.tsx')
