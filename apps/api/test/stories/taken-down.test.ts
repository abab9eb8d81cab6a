import { listBoards, listPublicBoards, readBoard, readPublicBoard } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll, passWindow } from '../month-acts.ts'
import { openStand, type Stand } from '../stand.ts'

const DAY_MS = 86_400_000

describe('TELL-1 a board whose time is over is taken down', () => {
  let stand: Stand
  let month: Month

  beforeAll(async () => {
    stand = await openStand({ worker: true })
    month = await openMonth(stand, (document) => ({
      ...document,
      blocks: document.blocks.map((one) =>
        one.kind === 'tell' ? { ...one, config: { ...one.config, expiryDays: 7 } } : one,
      ),
    }))
    await month.answer()
    await deliver(month)
    await passWindow(stand, month)
    await freeze(month)
    await judgeAll(month)
  })
  afterAll(() => stand.close())

  it('TELL-1 the public page says 已到期撤下 and shows no figure, the list leaves it out, the county still sees it marked', async () => {
    const params = { county: month.county.code }
    const boards = async () => (await month.staff.clerk.call(listBoards, { params })).answer.boards
    const nobody = stand.anyone()
    const publicBoards = async () => (await nobody.call(listPublicBoards, { params })).answer.boards
    const [board] = await publicBoards()
    const at = { ...params, board: board!.id }
    expect((await nobody.call(readPublicBoard, { params: at })).status).toBe(200)
    expect((await boards()).map(({ takenDownAt }) => takenDownAt)).toEqual([null, null])

    await stand.pushClock(month.county, 7 * DAY_MS)
    const gone = await nobody.call(readPublicBoard, { params: at })
    expect([gone.status, gone.fault.code]).toEqual([410, 'board.taken-down'])
    expect(gone.fault.message).toMatch(/已于2019年6月15日到期撤下，不再公开展示。需要查询时请联系发布单位甲1镇。$/)
    expect(Object.keys(gone.fault.details).sort()).toEqual(['day', 'issuer', 'title'])
    expect(await publicBoards()).toEqual([])
    expect((await month.staff.clerk.call(readBoard, { params: at })).status).toBe(200)
    await vi.waitFor(async () => {
      for (const { takenDownAt, expiresAt } of await boards())
        expect(Date.parse(takenDownAt ?? '')).toBeGreaterThanOrEqual(Date.parse(expiresAt ?? ''))
    }, 20_000)
    expect(await stand.look(`select 1 from audit where action = 'boards.take-down'`)).not.toEqual([])
  })
})
