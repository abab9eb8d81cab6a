import { readMechanism as readRoute } from '@jizhi/contracts'
import { type Layout, type Mechanism, readMechanism, type Trial } from '@jizhi/mechanism'
import { isTemplateName, templates } from '@jizhi/templates'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tenantQuery } from '../../../client/queries.ts'
import { useCounty } from '../../../client/session.ts'
import type { NewMechanismSearch } from '../../../frame/new-mechanism-search.ts'
import { keptFile } from '../gallery/file-start.ts'

/** What a new mechanism is made from, and what the server is told of it. */
export interface Start {
  readonly key: string
  /** How it is called until somebody gives it a name of its own. */
  readonly title: string
  readonly mechanism: Mechanism
  readonly owner: 'county' | 'township' | undefined
  readonly told: {
    readonly template: string | null
    readonly copyOf?: string
    readonly document?: Mechanism
    readonly layout?: Layout
    readonly trials?: readonly Trial[]
  }
}

interface Found {
  readonly start: Start | undefined | 'loading'
  readonly error: Error | null
  readonly retry: () => void
}

/** The drawing that the address names. */
export function useStart(search: NewMechanismSearch): Found {
  const county = useCounty()
  const { template, copy, start: other } = search
  const own = useQuery({
    ...tenantQuery(county, readRoute, { params: { county, mechanism: copy ?? '' } }),
    enabled: copy !== undefined,
  })
  const start = useMemo((): Found['start'] => {
    if (template !== undefined) return isTemplateName(template) ? ofTemplate(template) : undefined
    if (copy !== undefined) return own.data === undefined ? 'loading' : ofOwn(copy, own.data.draft.document)
    if (other === 'file') return ofFile()
    return { key: 'blank', title: '', mechanism: BLANK, owner: undefined, told: { template: null } }
  }, [template, copy, other, own.data])
  return { start, error: own.error, retry: () => void own.refetch() }
}

const BLANK: Mechanism = {
  ...{ format: 1, id: 'blank', name: '', blocks: [], wires: [], ends: [] },
  rounding: { mode: 'at-end', rule: 'half-up' },
}

function ofTemplate(name: keyof typeof templates): Start {
  const { title, mechanism, owner } = templates[name]
  return { key: `template ${name}`, title, mechanism, owner, told: { template: name } }
}

function ofOwn(copyOf: string, document: unknown): Start | undefined {
  const read = readMechanism(document)
  if (!read.ok) return undefined
  const { name } = read.value
  return {
    key: `copy ${copyOf}`,
    title: name,
    mechanism: read.value,
    owner: undefined,
    told: { template: null, copyOf },
  }
}

function ofFile(): Start | undefined {
  const kept = keptFile()
  if (kept === undefined) return undefined
  const { mechanism, layout, trials } = kept
  const told = { template: null, document: mechanism, trials, ...(layout === undefined ? {} : { layout }) }
  return { key: 'file', title: mechanism.name, mechanism, owner: undefined, told }
}
