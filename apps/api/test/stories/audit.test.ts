import { type Answer, listAudit, verifyAudit } from '@jizhi/contracts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CyclesWorker } from '../../src/features/cycles/cycles.worker.ts'
import type { Caller } from '../caller.ts'
import { type Month, openMonth } from '../month.ts'
import { deliver, freeze, judgeAll } from '../month-acts.ts'
import { proof, seeded } from '../proof.ts'
import { openStand, type Stand } from '../stand.ts'

const DAY_MS = 86_400_000

/** A column of each table to tamper with, and what to put there. */
const TAMPERED: readonly (readonly [table: string, key: string, change: string])[] = [
  ['facts', 'id', "known = known + interval '1 minute'"],
  ['facts', 'id', `"by" = gen_random_uuid()`],
  ['facts', 'id', `sheet = coalesce(sheet, '') || '\\x00'::bytea`],
  ['facts', 'id', 'seq = seq + 1000000'],
  ['effects', 'key', `content = content || '{"tampered": true}'`],
  ['effects', 'key', `signed_at = now()`],
  ['ledger_entries', 'id', 'amount = amount * 2'],
  ['mechanism_versions', `concat_ws('|', mechanism_id, version)`, `document = document || '{"name": "别的"}'`],
  ['board_issues', 'id', `content = content || '{"tampered": true}'`],
  ['cycles', 'id', `state = 'voided'`],
  ['units', 'id', 'population = coalesce(population, 0) + 1'],
  ['unit_names', 'id', `name = name || '县'`],
  ['holders', 'id', 'deputy = not deputy'],
  ['posts', 'id', `role = 'county-admin-' || role`],
]

describe('S10 the chain finds whatever was done to the record behind it', () => {
  let stand: Stand
  let month: Month
  let eye: pg.Client
  let admin: Caller

  beforeAll(async () => {
    stand = await openStand()
    month = await openMonth(stand)
    const work = (): Promise<void> =>
      stand.database.write(
        month.county.id,
        { by: null, action: 'cycles.derive', subject: `cycle:${month.cycle}` },
        (tx) => stand.app.get(CyclesWorker).bringUpToDate(tx, month.cycle),
      )
    await month.answer()
    await deliver(month)
    await work()
    await stand.pushClock(month.county, 5 * DAY_MS)
    await work()
    await freeze(month, work)
    await judgeAll(month, work)
    admin = await stand.as(month.county, 'county-admin')
    eye = new pg.Client({ connectionString: stand.urls.superUrl })
    await eye.connect()
  })
  afterAll(async () => {
    await eye.end()
    await stand.close()
  })

  const verify = async (query: { seq?: number; hash?: string } = {}): Promise<Answer<typeof verifyAudit>> => {
    const reply = await admin.call(verifyAudit, { params: { county: month.county.code }, query })
    expect(reply.status, reply.text).toBe(200)
    return reply.answer
  }
  /** Tampers as superuser, past row security and triggers, verifies, and puts everything back as it was. */
  async function tampered(sql: string): Promise<Answer<typeof verifyAudit>> {
    const tables = [...sql.matchAll(/(?:update|delete from|insert into) ("?\w+"?)/g)].map((match) => match[1] ?? '')
    await eye.query(`set session_replication_role = replica`)
    for (const table of new Set(tables)) await eye.query(`create temp table kept_${table} as table ${table}`)
    try {
      await eye.query(sql)
      return await verify()
    } finally {
      for (const table of new Set(tables))
        await eye.query(
          `delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`,
        )
      await eye.query(`set session_replication_role = origin`)
    }
  }

  it('S10 an honest month verifies, act by act and row by row', async () => {
    const { acts, rows, head, found, findings } = await verify()
    expect(findings).toEqual([])
    expect(found).toBe(0)
    expect(acts).toBeGreaterThan(20)
    expect(rows).toBeGreaterThan(200)
    expect(head?.seq).toBe(acts)
  })

  it('S10 a job that writes nothing is no act; every other deed is one, even without a row', async () => {
    const { acts } = await verify()
    const deed = { by: null, action: 'cycles.derive', subject: `cycle:${month.cycle}` }
    const idle = (routine: boolean): Promise<unknown> =>
      stand.database.write(month.county.id, { ...deed, routine }, () => Promise.resolve())
    await idle(true)
    expect((await verify()).acts).toBe(acts)
    await idle(false)
    const after = await verify()
    expect(after.acts).toBe(acts + 1)
    expect(after.findings).toEqual([])
  })

  const next = seeded(proof.seed)
  const rounds = proof.long ? 100 : 14
  it(`S10 of ${rounds} rows altered at random, one at a time, ${rounds} are found and named`, {
    timeout: 300_000,
  }, async () => {
    const missed: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const [table, key, change] = TAMPERED[round % TAMPERED.length]!
      const keys = await stand.look<{ key: string }>(
        `select (${key})::text as key from ${table} where tenant_id = $1 order by 1`,
        [month.county.id],
      )
      const picked = keys[Math.floor(next() * keys.length)]?.key
      if (picked === undefined) throw new Error(`${table} is empty`)
      const { found, findings } = await tampered(`update ${table} set ${change} where (${key})::text = '${picked}'`)
      if (found !== 1 || !findings[0]?.words.includes(picked)) missed.push(`${table} ${picked} ${change}`)
    }
    expect(missed).toEqual([])
  })

  it('S10 a hundred rows altered at once are a hundred findings', async () => {
    const ids = await stand.look<{ id: string }>(
      `select id from unit_names where tenant_id = $1 union all select id from units where tenant_id = $1 order by 1 limit 100`,
      [month.county.id],
    )
    const list = ids.map(({ id }) => `'${id}'`).join(',')
    const { found } = await tampered(
      `update units set ordinal = ordinal + 1 where id in (${list}); update unit_names set name = name || '。' where id in (${list})`,
    )
    expect(found).toBe(ids.length)
  })

  const acts: readonly (readonly [what: string, sql: string, words: RegExp])[] = [
    [
      'a fact taken away',
      'delete from facts where id = (select id from facts order by id limit 1)',
      /事实「.+」不见了/,
    ],
    [
      'a ledger line nobody wrote',
      `insert into ledger_entries select tenant_id, gen_random_uuid(), entry_id, owner_unit_id, owner_person, account, measure,
         amount, scale, effect_key, contra_of, posted_at from ledger_entries limit 1`,
      /账目「.+」没有任何经过写过它/,
    ],
    [
      'two facts changing places',
      `update facts f set seq = case when f.seq = 3 then 4000003 else 4000004 end where f.seq in (3, 4) and f.kind = 'answered'`,
      /事实「.+」与第 \d+ 号经过记下的不一致/,
    ],
    ['the tail dropped', 'delete from audit where seq > (select max(seq) - 3 from audit)', /末尾的经过被删去/],
    ['an act in the middle dropped', 'delete from audit where seq = 9', /第 9 至 9 号经过不见了/],
    [
      'two acts changing places',
      `update audit set seq = case seq when 7 then 1000007 else 1000008 end where seq in (7, 8); update audit set seq = 1000015 - seq where seq > 1000000`,
      /第 7 号经过被改动过/,
    ],
    [
      'an act given to somebody else',
      'update audit set actor = gen_random_uuid() where seq = 12',
      /第 12 号经过被改动过/,
    ],
    [
      'what an act wrote',
      `update audit_rows set digests = '\\x00000000000000000000000000000000' || substr(digests, 17) where act_id = (select id from audit where seq = 10) and step = 1`,
      /第 10 号经过被改动过/,
    ],
    ['the head set back', `update audit_heads set seq = seq - 1`, /链尾的记录与第 \d+ 号经过不一致/],
  ]
  it.each(acts)('S10 %s is found', async (_, sql, words) => {
    const { findings } = await tampered(sql)
    expect(findings.map((one) => one.words).join('\n')).toMatch(words)
  })

  it('S10 a chain cut back and mended as a whole is known by a head noted outside', async () => {
    const before = await verify()
    const noted = before.head ?? { seq: 0, hash: '' }
    expect((await verify(noted)).found).toBe(0)
    expect((await verify({ ...noted, hash: 'f'.repeat(64) })).findings).toMatchObject([{ kind: 'noted' }])
    expect((await verify({ seq: noted.seq + 1, hash: noted.hash })).findings).toMatchObject([{ kind: 'noted' }])
  })

  it('S10 a column added later changes nothing about rows noted before, and still none of them may change', async () => {
    await eye.query(`alter table units add column added text not null default 'x'`)
    expect((await verify()).findings).toEqual([])
    const { found } = await tampered(
      'update units set ordinal = ordinal + 1 where id = (select min(id::text)::uuid from units)',
    )
    await eye.query('alter table units drop column added')
    expect(found).toBe(1)
  })

  it('S10 acts of one county that come at once have numbers without gaps and no deadlock', async () => {
    const before = (await verify()).acts
    const deed = (n: number) => ({ by: null, action: 'story.once', subject: `story:${n}` })
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        stand.database.write(month.county.id, deed(n), (tx) =>
          tx.sql('update units set ordinal = ordinal where tenant_id = $1 and id = $2', [tx.tenantId, month.town]),
        ),
      ),
    )
    const after = await verify()
    expect(after.found).toBe(0)
    expect(after.acts).toBe(before + 60)
  })

  it('the list says who wrote what and when, newest first, and can be narrowed', async () => {
    const params = { county: month.county.code }
    const { acts, actions } = (await admin.call(listAudit, { params, query: {} })).answer
    expect(acts.map(({ seq }) => seq)).toEqual([...acts.map(({ seq }) => seq)].sort((a, b) => b - a))
    expect(actions.map(({ action }) => action)).toContain('imports.commit')
    const narrowed = await admin.call(listAudit, { params, query: { action: 'imports.commit' } })
    expect(narrowed.answer.acts).toMatchObject([
      { action: 'imports.commit', wrote: [{ rows: 1 }, { words: '事实', rows: 25 }] },
    ])
    const clerk = await month.staff.clerk.call(listAudit, { params, query: {} })
    expect(clerk.status).toBe(403)
  })

  it('S2 facts, acts and ledger entries can be neither changed nor taken away by the program itself', async () => {
    const deed = { by: null, action: 'story.tamper', subject: 'story' }
    for (const table of ['facts', 'audit', 'audit_rows', 'ledger_entries'])
      for (const sql of [
        `update ${table} set tenant_id = tenant_id where tenant_id = $1`,
        `delete from ${table} where tenant_id = $1`,
      ])
        await expect(
          stand.database.write(month.county.id, deed, (tx) => tx.sql(sql, [tx.tenantId])),
          sql,
        ).rejects.toMatchObject({
          code: '42501',
        })
  })

  it('S2 the program cannot write a row outside an act', async () => {
    const app = new pg.Client({ connectionString: stand.urls.app })
    await app.connect()
    await app.query('begin')
    await app.query('select set_tenant($1)', [month.county.id])
    await expect(app.query('update units set ordinal = 1 where tenant_id = $1', [month.county.id])).rejects.toThrow(
      'outside any act',
    )
    await app.end()
  })
})
