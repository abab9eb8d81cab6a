import type { Answer, answerComment, Input, listComments, resolveComment, writeComment } from '@jizhi/contracts'
import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { type Actor, may } from '../../platform/session/actor.ts'
import { MechanismsService, nameShown, refuseSample } from '../mechanisms/index.ts'
import { type CommentRow, CommentsStore } from './comments.store.ts'

type View = Answer<typeof listComments>['comments'][number]

/** 评论: whoever reads a mechanism may say something about it; nothing of it enters the document. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly database: Database,
    private readonly store: CommentsStore,
    private readonly mechanisms: MechanismsService,
  ) {}

  list(actor: Actor, mechanism: string): Promise<Answer<typeof listComments>> {
    return this.database.read(actor.tenantId, async (tx) => {
      await this.mechanisms.about(tx, mechanism, null)
      return { comments: threads(await this.store.comments(tx, mechanism)) }
    })
  }

  write(actor: Actor, { params, body }: Input<typeof writeComment>): Promise<Answer<typeof writeComment>> {
    refuseSample(actor)
    const { mechanism } = params
    const deed = { by: actor.personId, action: 'comments.write', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { title } = await this.mechanisms.about(tx, mechanism, body.block)
      if (body.block !== null && title === undefined) throw new Fault('comment.block-unknown')
      const made = { mechanism, block: body.block, blockName: title ?? null, answers: null }
      return { id: await this.store.insert(tx, { ...made, words: body.words, by: actor.personId }) }
    })
  }

  answer(actor: Actor, { params, body }: Input<typeof answerComment>): Promise<Answer<typeof answerComment>> {
    refuseSample(actor)
    const { mechanism, comment } = params
    const deed = { by: actor.personId, action: 'comments.answer', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      await this.mechanisms.about(tx, mechanism, null)
      const first = await this.first(tx, mechanism, comment)
      if (first.resolved_at !== null) throw new Fault('comment.resolved')
      const made = { mechanism, block: null, blockName: null, answers: comment }
      return { id: await this.store.insert(tx, { ...made, words: body.words, by: actor.personId }) }
    })
  }

  resolve(actor: Actor, { params, body }: Input<typeof resolveComment>): Promise<Answer<typeof resolveComment>> {
    refuseSample(actor)
    const { mechanism, comment } = params
    const deed = { by: actor.personId, action: 'comments.resolve', subject: `mechanism:${mechanism}` }
    return this.database.write(actor.tenantId, deed, async (tx) => {
      const { ownerUnitId } = await this.mechanisms.about(tx, mechanism, null)
      const first = await this.first(tx, mechanism, comment)
      const where = { ownerUnitId }
      const works = may(actor, 'draw', 'Mechanism', where) || may(actor, 'approve', 'Mechanism', where)
      if (first.written_by !== actor.personId && !works) throw new Fault('comment.not-yours')
      await this.store.resolve(tx, comment, body.resolved ? actor.personId : null)
      return { resolved: body.resolved }
    })
  }

  /** One that stands for itself; an answer is neither answered nor settled. */
  private async first(tx: Tx, mechanism: string, id: string): Promise<CommentRow> {
    const [row] = await this.store.comments(tx, mechanism, id)
    if (row === undefined || row.answers !== null) throw new Fault('comment.unknown')
    return row
  }
}

function threads(rows: readonly CommentRow[]): View[] {
  const below = Map.groupBy(rows, ({ answers }) => answers)
  return (below.get(null) ?? []).map((row) => ({
    ...saidOf(row),
    block: row.block,
    blockName: row.block_name,
    resolvedBy: row.resolved_at === null ? null : nameShown(row.resolved_by_name),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    answers: (below.get(row.id) ?? []).map(saidOf),
  }))
}

const saidOf = (row: CommentRow): View['answers'][number] => ({
  id: row.id,
  words: row.words,
  byId: row.written_by,
  by: nameShown(row.by_name),
  at: row.written_at.toISOString(),
})
