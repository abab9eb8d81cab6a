import type { Answer, Input, listFacts } from '@jizhi/contracts'
import { instantText } from '@jizhi/domain'
import { FACT_WORDS, readDrawing } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import { Database } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type FactGroup, groupsBefore } from './fact-lines.ts'
import { sentenceOf } from './fact-words.ts'
import { FactsStore } from './facts.store.ts'
import { NamesReader } from './names.ts'
import { Standings } from './standing.ts'
import { awayOn } from './stood-in.ts'

type FactLine = Answer<typeof listFacts>['lines'][number]

/** Lines of one page. */
const PAGE = 50

/** 经过: what was stated in a cycle, by whom and from where, newest first. */
@Injectable()
export class CourseService {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly facts: FactsStore,
    private readonly names: NamesReader,
  ) {}

  list(actor: Actor, { params, query }: Input<typeof listFacts>): Promise<Answer<typeof listFacts>> {
    return this.database.read(actor.tenantId, async (tx) => {
      const standing = await this.standings.of(tx, params.cycle)
      const { facts } = standing
      const groups = groupsBefore(facts, query.before ?? facts.length + 1, PAGE)
      const words = await this.facts.wordsOf(tx, [...new Set(groups.flatMap((group) => group.facts[0]?.reason ?? []))])
      const names = await this.names.of(tx, standing)
      const byId = new Map<string, (typeof facts)[number]>(facts.map((fact) => [fact.id, fact]))
      const superseded = new Set(facts.flatMap(({ supersedes }) => supersedes ?? []))
      const drawing = readDrawing(standing.mechanism)
      const last = groups.at(-1)
      const lineOf = (group: FactGroup): FactLine => {
        const fact = group.facts[0]! // a group is never empty
        const alone = group.facts.length === 1
        const { block, row } = fact.slot
        return {
          ...{ seq: group.seq, count: group.facts.length, kind: FACT_WORDS[fact.kind] },
          rowName: alone && row !== undefined && row !== '' ? names.row(row) : null,
          blockName: block === undefined ? null : (drawing.byId.get(block)?.name ?? null),
          ...{ at: instantText(fact.at), known: instantText(fact.known) },
          by: fact.by === undefined ? null : names.person(fact.by),
          standsFor: fact.by === undefined ? null : awayOn(standing, names, fact),
          file: fileNamed(fact.source?.file),
          cell: alone ? (fact.source?.cell ?? null) : null,
          sentence: sentenceOf(group, { standing, names, factOf: (id) => byId.get(id) }),
          words: fact.reason === undefined ? null : (words.get(fact.reason) ?? null),
          superseded: group.facts.filter(({ id }) => superseded.has(id)).length,
        }
      }
      const begin = last === undefined ? 1 : last.seq - last.facts.length + 1
      return { lines: groups.map(lineOf), next: begin > 1 ? begin : null, facts: facts.length }
    })
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** A file that is kept goes by its id; on the page it is a scan, and the number of its slip stands beside. */
const fileNamed = (file: string | undefined): string | null =>
  file === undefined ? null : ID.test(file) ? '签批件扫描' : file
