import { z } from 'zod'
import { cellView, columnView } from './cycles.ts'
import { countyParam, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const boardFaults = { 'board.unknown': 404, 'board.not-public': 404, 'board.taken-down': 410 } as const

export const boardCard = z.object({
  id: idText,
  title: z.string(),
  mechanismName: z.string(),
  periodLabel: z.string(),
  public: z.boolean(),
  publishedAt: instantText,
  expiresAt: instantText.nullable(),
  takenDownAt: instantText.nullable(),
  revision: z.number().int(),
  /** A newer revision of the result stands: this issue shows 待更正 (TELL-1). */
  stale: z.boolean(),
})

/** A board as it hangs on the wall: only frozen figures, each bound to its cell (TELL-1). */
export const boardView = boardCard.extend({
  cycleId: idText,
  tenantName: z.string(),
  /** The unit that issues it. */
  issuer: z.string(),
  /** How it was judged, in the mechanism's own sentences. */
  rules: z.array(z.string()),
  /** 参评单位 etc.: short facts under the title. */
  facts: z.array(z.string()),
  columns: z.array(columnView),
  groups: z.array(
    z.object({
      label: z.string().nullable(),
      rows: z.array(z.object({ key: z.string(), name: z.string(), cells: z.array(cellView) })),
    }),
  ),
  total: z.object({ label: z.string(), text: z.string() }).nullable(),
  /** EFF-5: a later issue is marked 更正 and names what changed against the one before. */
  corrected: z
    .object({ rows: z.array(z.object({ row: z.string(), name: z.string(), changes: z.array(z.string()) })) })
    .nullable(),
  /** Where the figures stand, so that each opens its why. */
  block: z.string(),
  port: z.string(),
})

export const listBoards = defineRoute({
  name: 'boards.list',
  summary: '榜单',
  method: 'GET',
  path: '/api/t/:county/boards',
  params: inCounty,
  answer: z.object({ boards: z.array(boardCard) }),
  faults: [],
  access: { action: 'read', subject: 'BoardIssue' },
})

export const readBoard = defineRoute({
  name: 'boards.read',
  summary: '一期榜单',
  method: 'GET',
  path: '/api/t/:county/boards/:board',
  params: inCounty.extend({ board: idText }),
  answer: boardView,
  faults: ['board.unknown'],
  access: { action: 'read', subject: 'BoardIssue' },
})

export const listPublicBoards = defineRoute({
  name: 'boards.public-list',
  summary: '公开的榜单',
  method: 'GET',
  path: '/api/public/:county/boards',
  params: z.object({ county: countyParam }),
  answer: z.object({ tenantName: z.string(), notice: z.string().nullable(), boards: z.array(boardCard) }),
  faults: ['tenant.unknown'],
  access: 'anonymous',
})

/** Only boards meant for the public; one that expired says so and nothing else, anything else is unknown. */
export const readPublicBoard = defineRoute({
  name: 'boards.public-read',
  summary: '公开的一期榜单',
  method: 'GET',
  path: '/api/public/:county/boards/:board',
  params: z.object({ county: countyParam, board: idText }),
  answer: boardView,
  faults: ['tenant.unknown', 'board.unknown', 'board.taken-down'],
  access: 'anonymous',
})
