import type { createMechanism, Input } from '@jizhi/contracts'
import {
  apply,
  type Json,
  type Layout,
  type Mechanism,
  readFrom,
  readMechanism,
  readSheet,
  setValues,
  useSheet as takeSheet,
} from '@jizhi/mechanism'
import { isTemplateName, type Template, templates } from '@jizhi/templates'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { blankDocument, storedDocument, storedLayout } from './document.ts'
import { MechanismsStore } from './mechanisms.store.ts'
import { type Origin, OriginsStore } from './origins.store.ts'

type Body = Input<typeof createMechanism>['body']

/** A draft on its first day: its drawing, its picture, and what it was made from. */
export interface Started {
  readonly document: Mechanism
  readonly layout: Layout
  readonly origin: Origin | undefined
}

/** What a new mechanism begins with: the drawing it is made from, then its sheets, then the answers to its parameters. */
@Injectable()
export class Starting {
  constructor(
    private readonly store: MechanismsStore,
    private readonly origins: OriginsStore,
  ) {}

  async from(tx: Tx, id: string, body: Body, today: string): Promise<Started> {
    const { origin, layout, document } = await this.source(tx, body, today)
    const named = document === undefined ? blankDocument(id, body.name) : { ...document, id, name: body.name }
    const withSheets = await this.withSheets(tx, withSources(named, body.sources ?? {}), body.sheets ?? [])
    return { origin, layout, document: withValues(withSheets, body.values ?? {}) }
  }

  private async source(
    tx: Tx,
    body: Body,
    today: string,
  ): Promise<Pick<Started, 'origin' | 'layout'> & { document: Mechanism | undefined }> {
    const layout = { positions: {} }
    if (body.template !== null) {
      const { name, version, mechanism } = templateNamed(body.template)
      return { layout, document: mechanism, origin: { kind: 'template', source: name, version, document: mechanism } }
    }
    if (body.document !== undefined) {
      const read = readMechanism(body.document)
      if (!read.ok) throw new Fault('mechanism.invalid-document', { first: read.fault.message })
      return { layout: body.layout ?? layout, document: read.value, origin: undefined }
    }
    return body.copyOf === undefined
      ? { layout, document: undefined, origin: undefined }
      : this.copyOf(tx, body.copyOf, today)
  }

  /** The version in force; of one that was never approved its draft, which is no origin yet. */
  private async copyOf(tx: Tx, source: string, today: string) {
    const draft = await this.store.draft(tx, source)
    if (draft === undefined) throw new Fault('mechanism.unknown')
    const layout = storedLayout(draft.layout)
    const standing = await this.store.inForce(tx, source, today)
    if (standing === undefined) return { layout, document: storedDocument(draft.document), origin: undefined }
    const document = storedDocument(standing.document)
    return {
      ...{ layout, document },
      origin: { kind: 'mechanism' as const, source, version: standing.version, document },
    }
  }

  private async withSheets(tx: Tx, mechanism: Mechanism, sheets: NonNullable<Body['sheets']>): Promise<Mechanism> {
    let current = mechanism
    for (const { block, sheet: id, version } of sheets) {
      const sheet = readSheet(await this.origins.sheet(tx, id, version))
      if (!sheet.ok) throw new Fault('sheet.unknown')
      const edit = takeSheet(current, block, sheet.value, { id, version })
      if (!edit.ok) throw new Fault('mechanism.sheet-misfit', { why: edit.fault.message })
      const done = apply(current, edit.value)
      if (!done.ok) throw new Fault('mechanism.sheet-misfit', { why: done.fault.message })
      current = done.value.mechanism
    }
    return current
  }
}

/** HIST-1: a template reads another by its own name; here it reads the mechanism that the county made of it. */
function withSources(mechanism: Mechanism, sources: NonNullable<Body['sources']>): Mechanism {
  return Object.entries(sources).reduce((current, [scheme, name]) => {
    const done = apply(current, readFrom(current, scheme, name))
    return done.ok ? done.value.mechanism : current
  }, mechanism)
}

/** PARAM-3: every answer is kept, or none with the reason of each refusal. */
function withValues(mechanism: Mechanism, values: NonNullable<Body['values']>): Mechanism {
  const edit = setValues(mechanism, values as Readonly<Record<string, Json>>) // JSON, as it came over the wire
  if (!edit.ok)
    throw new Fault('mechanism.value-refused', { why: edit.fault[0]?.message ?? '', refusals: [...edit.fault] })
  const done = apply(mechanism, edit.value)
  if (!done.ok) throw new Fault('mechanism.value-refused', { why: done.fault.message, refusals: [] })
  return done.value.mechanism
}

function templateNamed(name: string): Template {
  if (!isTemplateName(name)) throw new Fault('mechanism.template-unknown', { name })
  return templates[name]
}
