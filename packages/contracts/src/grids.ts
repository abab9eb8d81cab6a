import { z } from 'zod'
import { inCounty } from './request.ts'
import { defineRoute } from './route.ts'

/** Rows of texts with a header, as a spreadsheet holds them (COMP-3). */
const grid = z.array(z.array(z.string().max(2_000)).max(100)).max(300)

/** A grid as Excel, to be changed and read again. Keeps nothing. */
export const writeGridFile = defineRoute({
  name: 'grids.write',
  summary: '下载决策表',
  method: 'POST',
  path: '/api/t/:county/grids/file',
  params: inCounty,
  body: z.object({ name: z.string().trim().min(1).max(60), grid }),
  answer: 'file',
  faults: [],
  access: { action: 'draw', subject: 'Mechanism' },
})

/** The first visible sheet of a file as a grid. Keeps nothing. */
export const readGridFile = defineRoute({
  name: 'grids.read',
  summary: '读取决策表文件',
  method: 'POST',
  path: '/api/t/:county/grids/read',
  params: inCounty,
  upload: { maxBytes: 2 * 1024 * 1024 },
  answer: z.object({ grid }),
  faults: ['import.file-refused'],
  access: { action: 'draw', subject: 'Mechanism' },
})
