import { createHash } from 'node:crypto'
import { keepFile, openFile } from '@jizhi/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../caller.ts'
import type { County } from '../county.ts'
import { scanPdf } from '../specimen-scans.ts'
import { openStand, type Stand } from '../stand.ts'

const SCAN = { purpose: 'scan' }

describe('附件', () => {
  let stand: Stand
  let county: County
  let clerk: Caller
  beforeAll(async () => {
    stand = await openStand()
    county = await stand.county()
    clerk = await stand.as(county, 'clerk')
  })
  afterAll(() => stand.close())

  it('S5 a scan comes back byte for byte, as a download that no browser guesses about', async () => {
    const bytes = scanPdf()
    const kept = await clerk.upload(keepFile, { county: county.code }, { name: '签批单.pdf', bytes }, SCAN)
    expect(kept.status, kept.text).toBe(200)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(kept.answer).toMatchObject({ name: '签批单.pdf', mime: 'application/pdf', size: bytes.length, sha256 })
    const path = openFile.path.replace(':county', county.code).replace(':file', kept.answer.id)
    const inspector = await stand.as(county, 'inspector')
    expect(Buffer.from(await inspector.bytesOf(path))).toEqual(Buffer.from(bytes))
    const headers = await inspector.headersOf(path)
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('S1 the same bytes in two counties are two files; neither is found from the other', async () => {
    const other = await stand.county()
    const there = await stand.as(other, 'clerk')
    const bytes = scanPdf('two')
    const kept = await clerk.upload(keepFile, { county: county.code }, { name: 'a.pdf', bytes }, SCAN)
    await there.upload(keepFile, { county: other.code }, { name: 'a.pdf', bytes }, SCAN)
    const foreign = await there.call(openFile, { params: { county: other.code, file: kept.answer.id } })
    expect(foreign.status).toBe(404)
    expect(foreign.fault.message).toContain('没有找到这个附件')
  })

  it('S5 a name that lies, a page in a picture’s clothes and a file too large are refused in a sentence', async () => {
    const send = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      clerk.upload(keepFile, { county: county.code }, { name, bytes }, SCAN)
    expect((await send('签批单.jpg', scanPdf())).fault.message).toContain('后缀与内容不符')
    expect((await send('签批单.pdf.exe', scanPdf())).fault.message).toContain('后缀')
    expect((await send('签批单.pdf', new TextEncoder().encode('<html></html>'))).fault.message).toContain('只收')
    const huge = await send('签批单.pdf', new Uint8Array(20 * 1024 * 1024 + 1))
    expect(huge.status).toBe(413)
    expect(huge.fault.message).toContain('20 MB')
  })

  it('S2 what was kept cannot be changed by the program', async () => {
    const change = stand.database.write(county.id, { by: null, action: 'story.change', subject: 'file' }, (tx) =>
      tx.sql('update files set sha256 = $2 where tenant_id = $1', [county.id, '0'.repeat(64)]),
    )
    await expect(change).rejects.toThrow('permission denied')
  })
})
