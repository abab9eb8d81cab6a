import { z } from 'zod'

/** Faults that any route may answer with. */
export const requestFaults = {
  'request.invalid': 400,
  'request.unknown': 404,
  'request.too-large': 413,
  'request.no-file': 400,
  'request.key-reused': 422,
  'request.changed-meanwhile': 409,
  'request.try-again': 503,
  'access.signed-out': 401,
  'access.denied': 403,
  'system.busy': 503,
  'system.disk-full': 503,
  'system.unexpected': 500,
} as const

/** The county's code as it stands in every address. */
export const countyParam = z.string().regex(/^\d{2,12}$/)

/** Params of a route that belongs to one county. */
export const inCounty = z.object({ county: countyParam })

/** Ids are UUIDs made by the application. */
export const idText = z.uuid()

/** Instants travel as ISO 8601 in UTC. */
export const instantText = z.iso.datetime({ offset: true })

/** A day in Asia/Shanghai. */
export const dayText = z.iso.date()

/** R6: one field of something that changed while somebody edited it. */
export const fieldDifference = z.object({
  field: z.string(),
  label: z.string(),
  yours: z.string(),
  theirs: z.string(),
})

export type FieldDifference = z.infer<typeof fieldDifference>
