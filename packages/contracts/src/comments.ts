import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const commentFaults = {
  'comment.unknown': 404,
  'comment.block-unknown': 409,
  'comment.resolved': 409,
  'comment.not-yours': 403,
} as const

const inMechanism = inCounty.extend({ mechanism: idText })
const inComment = inMechanism.extend({ comment: idText })
const commentWords = z.string().trim().min(1).max(2000)

const said = z.object({
  id: idText,
  /** None where they were erased on request. */
  words: z.string().nullable(),
  byId: idText,
  by: z.string(),
  at: instantText,
})

/** A comment with the answers below it, in the order they were given. */
export const commentView = said.extend({
  /** Null where it speaks of the whole drawing. */
  block: z.string().nullable(),
  /** What the block was called when it was written: the block may be gone by now. */
  blockName: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: instantText.nullable(),
  answers: z.array(said),
})

/** Everything that was said about a drawing, oldest first. Comments are beside the document: no version changes them. */
export const listComments = defineRoute({
  name: 'comments.list',
  summary: '机制的评论',
  method: 'GET',
  path: '/api/t/:county/mechanisms/:mechanism/comments',
  params: inMechanism,
  answer: z.object({ comments: z.array(commentView) }),
  faults: ['mechanism.unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** Whoever reads a mechanism may say something about it or about one of its blocks. */
export const writeComment = defineRoute({
  name: 'comments.write',
  summary: '写评论',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/comments',
  params: inMechanism,
  body: z.object({ block: z.string().min(1).max(80).nullable(), words: commentWords }),
  answer: z.object({ id: idText }),
  faults: ['mechanism.unknown', 'mechanism.read-only', 'comment.block-unknown'],
  access: { action: 'read', subject: 'Mechanism' },
})

export const answerComment = defineRoute({
  name: 'comments.answer',
  summary: '回复评论',
  method: 'POST',
  path: '/api/t/:county/mechanisms/:mechanism/comments/:comment/answers',
  params: inComment,
  body: z.object({ words: commentWords }),
  answer: z.object({ id: idText }),
  faults: ['mechanism.unknown', 'mechanism.read-only', 'comment.unknown', 'comment.resolved'],
  access: { action: 'read', subject: 'Mechanism' },
})

/** Who wrote a comment, and whoever draws or approves, may call it settled and open it again. Saying so twice changes nothing. */
export const resolveComment = defineRoute({
  name: 'comments.resolve',
  summary: '了结或重开评论',
  method: 'PUT',
  path: '/api/t/:county/mechanisms/:mechanism/comments/:comment/resolved',
  params: inComment,
  body: z.object({ resolved: z.boolean() }),
  answer: z.object({ resolved: z.boolean() }),
  faults: ['mechanism.unknown', 'mechanism.read-only', 'comment.unknown', 'comment.not-yours'],
  access: { action: 'read', subject: 'Mechanism' },
})
