import { z } from 'zod'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const importFaults = {
  'import.unknown': 404,
  'import.file-refused': 400,
  'import.has-problems': 409,
  'import.wrong-target': 400,
} as const

/** What a file is read as. `month`: answers of one ask of one cycle; `history`: official results of past periods; `published`: a column to compare with. */
export const importTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('units') }),
  z.object({ kind: z.literal('people') }),
  /** 包干, 挂钩, 驻村 … between units, posts and persons, from a day to a day. */
  z.object({ kind: z.literal('relations') }),
  /** What finance paid: the list of payables with what became of each (EFF-6). */
  z.object({ kind: z.literal('payments') }),
  z.object({ kind: z.literal('month'), cycle: idText, block: z.string() }),
  z.object({
    kind: z.literal('history'),
    mechanism: idText,
    block: z.string(),
    period: z.string().nullable(),
    source: z.string().max(300),
  }),
  /** 期初: counters and balances of the units of one mechanism, brought in as one 办理单 (HIST-13). */
  z.object({
    kind: z.literal('initial'),
    mechanism: idText,
    /** The last period it covers, canonical. */
    asOf: z.string().min(4).max(21),
    document: z.string().trim().min(1).max(100),
  }),
  /** 期初事项: open cases of the county's own list, brought in as one 办理单 (CASE-5). */
  z.object({
    kind: z.literal('initial-cases'),
    mechanism: idText,
    block: z.string().min(1).max(80),
    /** The day of the list. */
    asOf: dayText,
    document: z.string().trim().min(1).max(100),
  }),
  /** 台账: objects of a register, by their numbers, from a day to a day. */
  z.object({ kind: z.literal('register'), register: z.string().min(1).max(40) }),
  z.object({ kind: z.literal('published'), cycle: idText, block: z.string() }),
])

export const problemView = z.object({
  code: z.string(),
  sheet: z.string(),
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
})

/** Uploads a file and says what is in it; nothing is read into the county yet. */
export const uploadFile = defineRoute({
  name: 'imports.upload',
  summary: '上传文件',
  method: 'POST',
  path: '/api/t/:county/uploads',
  params: inCounty,
  answer: z.object({
    upload: idText,
    name: z.string(),
    sheets: z.array(z.object({ name: z.string(), rows: z.number().int(), first: z.array(z.array(z.string())) })),
    notes: z.array(z.string()),
  }),
  upload: { maxBytes: 20 * 1024 * 1024 },
  faults: ['import.file-refused'],
  access: { action: 'import', subject: 'Import' },
})

const reading = z.object({
  upload: idText,
  sheet: z.string().nullable(),
  target: importTarget,
  /** Wanted column → column letter of the file; null = find by header. */
  mapping: z.record(z.string(), z.string()).nullable(),
})

/** Reads and checks every row, writes nothing. */
export const checkImport = defineRoute({
  name: 'imports.check',
  summary: '检查文件',
  method: 'POST',
  path: '/api/t/:county/imports/check',
  params: inCounty,
  body: reading,
  answer: z.object({
    wanted: z.array(z.object({ id: z.string(), label: z.string(), required: z.boolean() })),
    headers: z.array(z.object({ column: z.string(), text: z.string() })),
    mapping: z.record(z.string(), z.string()),
    rows: z.number().int(),
    problems: z.array(problemView),
    problemCount: z.number().int(),
    /** What is worth knowing though nothing is wrong: left-out columns, hidden rows, totals. */
    notes: z.array(z.string()),
    /** What writing would do: new, unchanged and superseding rows. */
    effect: z.object({ added: z.number().int(), unchanged: z.number().int(), corrected: z.number().int() }),
    sample: z.array(z.record(z.string(), z.string())),
  }),
  faults: [
    'import.unknown',
    'import.file-refused',
    'import.wrong-target',
    'cycle.unknown',
    'cycle.imported',
    'cycle.no-version',
    'mechanism.unknown',
    'cycle.read-only',
    'order.not-possible',
    'register.unknown',
  ],
  access: { action: 'import', subject: 'Import' },
})

/** Writes all rows in one transaction, or none. The same file twice does nothing (FACT-3). */
export const commitImport = defineRoute({
  name: 'imports.commit',
  summary: '写入',
  method: 'POST',
  path: '/api/t/:county/imports',
  params: inCounty,
  body: reading,
  answer: z.object({
    import: idText,
    added: z.number().int(),
    unchanged: z.number().int(),
    corrected: z.number().int(),
    /** For `published`: rows whose published place differs from the computed one. */
    differences: z.array(z.object({ row: z.string(), name: z.string(), published: z.string(), computed: z.string() })),
  }),
  faults: [
    'import.unknown',
    'import.file-refused',
    'import.has-problems',
    'import.wrong-target',
    'cycle.unknown',
    'cycle.imported',
    'cycle.no-version',
    'mechanism.unknown',
    'cycle.read-only',
    'order.not-possible',
    'register.unknown',
  ],
  access: { action: 'import', subject: 'Import' },
})

/** The same sheet with red cells and a column 原因. */
export const readErrorFile = defineRoute({
  name: 'imports.error-file',
  summary: '下载标出问题的文件',
  method: 'POST',
  path: '/api/t/:county/imports/error-file',
  params: inCounty,
  body: reading,
  answer: 'file',
  faults: [
    'import.unknown',
    'import.file-refused',
    'import.wrong-target',
    'cycle.unknown',
    'cycle.imported',
    'cycle.no-version',
    'mechanism.unknown',
    'cycle.read-only',
    'order.not-possible',
    'register.unknown',
  ],
  access: { action: 'import', subject: 'Import' },
})

/** An empty sheet with the right headers and the county's own units. */
export const readImportTemplate = defineRoute({
  name: 'imports.template',
  summary: '下载填报模板',
  method: 'POST',
  path: '/api/t/:county/imports/template',
  params: inCounty,
  body: z.object({ target: importTarget }),
  answer: 'file',
  faults: [
    'import.wrong-target',
    'cycle.unknown',
    'cycle.imported',
    'cycle.no-version',
    'mechanism.unknown',
    'cycle.read-only',
    'order.not-possible',
    'register.unknown',
  ],
  access: { action: 'import', subject: 'Import' },
})

export const listImports = defineRoute({
  name: 'imports.list',
  summary: '导入记录',
  method: 'GET',
  path: '/api/t/:county/imports',
  params: inCounty,
  answer: z.object({
    imports: z.array(
      z.object({
        id: idText,
        kind: z.string(),
        fileName: z.string(),
        source: z.string().nullable(),
        rows: z.number().int(),
        by: z.string(),
        at: instantText,
      }),
    ),
  }),
  faults: [],
  access: { action: 'read', subject: 'Import' },
})
