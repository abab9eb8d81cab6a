import { z } from 'zod'
import { problemView } from './imports.ts'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const sheetFaults = {
  'sheet.unknown': 404,
  'sheet.sample-unknown': 404,
  'sheet.owner-not-yours': 403,
  'sheet.same-name': 409,
  'sheet.changed': 409,
  'sheet.read-only': 409,
} as const

const inSheet = inCounty.extend({ sheet: idText })
const inSheetVersion = inSheet.extend({ version: z.coerce.number().int().min(1) })

/** A sheet as it travels. Its shape is `readSheet` of the mechanism package; it was read with that when it was kept. */
export const sheetDocument = z
  .object({
    format: z.literal(1),
    name: z.string(),
    items: z.array(z.looseObject({ id: z.string(), label: z.string() })),
  })
  .catchall(z.unknown())

export const sheetCard = z.object({
  id: idText,
  name: z.string(),
  ownerUnitId: idText,
  ownerName: z.string(),
  /** The newest version. */
  version: z.number().int(),
  subject: z.string(),
  full: z.string(),
  /** Items that are scored, groups left out. */
  items: z.number().int(),
  updatedAt: instantText,
})

export const sheetVersionView = z.object({
  version: z.number().int(),
  by: z.string(),
  at: instantText,
  /** The file it was read from, or none where it began as a shipped sample. */
  fileName: z.string().nullable(),
  note: z.string().nullable(),
})

export const sheetChangeView = z.object({
  kind: z.enum(['added', 'removed', 'moved', 'changed', 'sheet']),
  item: z.string().optional(),
  message: z.string(),
})

export const sheetFindingView = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  item: z.string().optional(),
  message: z.string(),
})

export const listSheets = defineRoute({
  name: 'sheets.list',
  summary: '评分表库',
  method: 'GET',
  path: '/api/t/:county/sheets',
  params: inCounty,
  answer: z.object({ sheets: z.array(sheetCard) }),
  faults: [],
  access: { action: 'read', subject: 'Sheet' },
})

/** Complete sheets of public documents, to start one's own from. */
export const listSampleSheets = defineRoute({
  name: 'sheets.samples',
  summary: '随带的评分表样例',
  method: 'GET',
  path: '/api/t/:county/sample-sheets',
  params: inCounty,
  answer: z.object({ samples: z.array(z.object({ name: z.string(), document: sheetDocument })) }),
  faults: [],
  access: { action: 'read', subject: 'Sheet' },
})

export const createSheet = defineRoute({
  name: 'sheets.create',
  summary: '取用评分表样例',
  method: 'POST',
  path: '/api/t/:county/sheets',
  params: inCounty,
  body: z.object({ sample: z.string().max(60), ownerUnitId: idText }),
  answer: z.object({ sheet: idText }),
  faults: ['sheet.sample-unknown', 'sheet.owner-not-yours', 'sheet.same-name', 'sheet.read-only'],
  access: { action: 'draw', subject: 'Sheet' },
})

/** The newest version with what there is to mend, and every version there was. */
export const readSheetVersions = defineRoute({
  name: 'sheets.read',
  summary: '评分表：最新一版与各版',
  method: 'GET',
  path: '/api/t/:county/sheets/:sheet',
  params: inSheet,
  answer: z.object({
    sheet: sheetCard,
    document: sheetDocument,
    findings: z.array(sheetFindingView),
    versions: z.array(sheetVersionView),
  }),
  faults: ['sheet.unknown'],
  access: { action: 'read', subject: 'Sheet' },
})

/** One version, and how it differs from the one before it, or from the one named. */
export const readSheetVersion = defineRoute({
  name: 'sheets.version',
  summary: '某一版评分表及与前一版的差别',
  method: 'GET',
  path: '/api/t/:county/sheets/:sheet/versions/:version',
  params: inSheetVersion,
  query: z.object({ against: z.coerce.number().int().min(1).optional() }),
  answer: z.object({
    version: sheetVersionView,
    document: sheetDocument,
    findings: z.array(sheetFindingView),
    /** The version compared with; null for the first. */
    against: z.number().int().nullable(),
    changes: z.array(sheetChangeView),
  }),
  faults: ['sheet.unknown'],
  access: { action: 'read', subject: 'Sheet' },
})

const reading = z.object({
  upload: idText,
  worksheet: z.string().max(100).nullable(),
  /** The sheet this is the next version of; null = a new one. */
  sheet: idText.nullable(),
  ownerUnitId: idText,
  /** Kind of what is assessed, where the file does not say it. */
  subject: z.string().max(40),
})

/** Reads a file as a sheet and compares it with the newest version; keeps nothing. */
export const checkSheetFile = defineRoute({
  name: 'sheets.check',
  summary: '检查评分表文件',
  method: 'POST',
  path: '/api/t/:county/sheets/check',
  params: inCounty,
  body: reading,
  answer: z.object({
    /** Null while there are problems. */
    document: sheetDocument.nullable(),
    problems: z.array(problemView),
    problemCount: z.number().int(),
    notes: z.array(z.string()),
    /** The version it is compared with; null for a new sheet. */
    after: z.number().int().nullable(),
    changes: z.array(sheetChangeView),
  }),
  faults: ['import.unknown', 'import.file-refused', 'sheet.unknown', 'sheet.owner-not-yours', 'sheet.read-only'],
  access: { action: 'draw', subject: 'Sheet' },
})

/** Keeps what was checked as a new sheet or as the next version. The same content twice keeps nothing new. */
export const keepSheetFile = defineRoute({
  name: 'sheets.keep',
  summary: '存入评分表库',
  method: 'POST',
  path: '/api/t/:county/sheets/keep',
  params: inCounty,
  body: reading.extend({
    /** The version the difference was shown against; another one in between is a 409. */
    after: z.number().int().nullable(),
    note: z.string().trim().max(500).nullable(),
  }),
  answer: z.object({ sheet: idText, version: z.number().int(), unchanged: z.boolean() }),
  faults: [
    'import.unknown',
    'import.file-refused',
    'import.has-problems',
    'sheet.unknown',
    'sheet.owner-not-yours',
    'sheet.same-name',
    'sheet.changed',
    'sheet.read-only',
  ],
  access: { action: 'draw', subject: 'Sheet' },
})

export const readSheetErrorFile = defineRoute({
  name: 'sheets.error-file',
  summary: '下载标出问题的评分表',
  method: 'POST',
  path: '/api/t/:county/sheets/error-file',
  params: inCounty,
  body: reading,
  answer: 'file',
  faults: ['import.unknown', 'import.file-refused', 'sheet.unknown', 'sheet.owner-not-yours', 'sheet.read-only'],
  access: { action: 'draw', subject: 'Sheet' },
})

/** A version as Excel, to be changed and read again. */
export const readSheetFile = defineRoute({
  name: 'sheets.file',
  summary: '下载评分表',
  method: 'GET',
  path: '/api/t/:county/sheets/:sheet/versions/:version/file',
  params: inSheetVersion,
  answer: 'file',
  faults: ['sheet.unknown'],
  access: { action: 'read', subject: 'Sheet' },
})

export const readSheetTemplate = defineRoute({
  name: 'sheets.template',
  summary: '下载空白评分表',
  method: 'GET',
  path: '/api/t/:county/sheet-template',
  params: inCounty,
  answer: 'file',
  faults: [],
  access: { action: 'draw', subject: 'Sheet' },
})
