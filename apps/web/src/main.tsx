import { config } from 'zod'

// The page's policy forbids eval, and zod tries one whenever a schema is made: it must know before the first schema is.
config({ jitless: true })
await import('./start.tsx')
