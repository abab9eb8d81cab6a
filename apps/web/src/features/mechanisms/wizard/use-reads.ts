import { listMechanisms } from '@jizhi/contracts'
import { apply, type Mechanism, readFrom, schemesRead } from '@jizhi/mechanism'
import { isTemplateName, templates } from '@jizhi/templates'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { Start } from './use-start.ts'

/** Other mechanisms that the drawing reads, and which of ours stands for each. */
export interface Reads {
  /** What it reads: by the template's name or as the drawing names it, and in words. */
  readonly wanted: readonly { readonly scheme: string; readonly title: string; readonly isTemplate: boolean }[]
  /** Names of our mechanisms. */
  readonly ours: readonly string[]
  readonly sources: Readonly<Record<string, string>>
  /** The drawing, reading ours. */
  readonly mechanism: Mechanism
}

/** What was chosen; else the mechanism that was made of the template that is read, or bears its name. */
export function useReads({ mechanism }: Start, chosen: Readonly<Record<string, string>>): Reads {
  const county = useCounty()
  const wanted = useMemo(() => schemesRead(mechanism), [mechanism])
  const { data } = useQuery({
    ...tenantQuery(county, listMechanisms, { params: { county } }),
    enabled: wanted.length > 0,
  })
  return useMemo(() => {
    const cards = data?.mechanisms ?? []
    const sources = Object.fromEntries(
      wanted.flatMap((scheme) => {
        const made = cards.find(({ name, origin }) => origin?.source === scheme || name === scheme)?.name
        const name = chosen[scheme] ?? made
        return name === undefined ? [] : [[scheme, name]]
      }),
    )
    const reading = Object.entries(sources).reduce((current, [scheme, name]) => {
      const done = apply(current, readFrom(current, scheme, name))
      return done.ok ? done.value.mechanism : current
    }, mechanism)
    return {
      wanted: wanted.map((scheme) => ({
        scheme,
        title: isTemplateName(scheme) ? templates[scheme].title : scheme,
        isTemplate: isTemplateName(scheme),
      })),
      ours: cards.map(({ name }) => name),
      sources,
      mechanism: reading,
    }
  }, [data, wanted, chosen, mechanism])
}
