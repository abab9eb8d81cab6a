import { z } from 'zod'
import { idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** 运维: whatever keeps the product from running well, and what to do about it. No content of any county. */
export const operationFaults = {
  'job.unknown': 404,
} as const

export const conditions = ['good', 'attention', 'broken'] as const

/** One line of the page: a figure in words, how it stands, and one sentence what to do when it does not stand well. */
export const operationLine = z.object({
  key: z.enum([
    'facts',
    'queues',
    'dead',
    'backup',
    'restore',
    'disk',
    'errors',
    'clock',
    'connections',
    'version',
    'certificates',
  ]),
  title: z.string(),
  condition: z.enum(conditions),
  words: z.string(),
  todo: z.string().nullable(),
})

/** A job that was given up. It carries ids only, so that whoever looks after the machine may see it. */
export const failedJob = z.object({ id: idText, queue: z.string(), words: z.string(), at: instantText, tries: z.int() })

export const incidentView = z.object({
  number: z.string(),
  at: instantText,
  where: z.string(),
  what: z.string(),
})

export const readOperations = defineRoute({
  name: 'operations.read',
  summary: '查看运维情况',
  method: 'GET',
  path: '/api/t/:county/operations',
  params: inCounty,
  answer: z.object({
    at: instantText,
    /** Over the whole platform, or this county's own. */
    whole: z.boolean(),
    condition: z.enum(conditions),
    lines: z.array(operationLine),
    queues: z.array(
      z.object({ words: z.string(), waiting: z.int(), active: z.int(), timers: z.int(), failed: z.int() }),
    ),
    /** The newest fifty. */
    failed: z.array(failedJob),
    /** Of the last 24 hours, the newest fifty. */
    incidents: z.array(incidentView),
  }),
  faults: [],
  access: { action: 'read', subject: 'Operations' },
})

/** 诊断包: the same figures as one file, to be sent to whoever helps. No personal data, no county's content. */
export const readDiagnosis = defineRoute({
  name: 'operations.diagnosis',
  summary: '下载诊断包',
  method: 'GET',
  path: '/api/t/:county/operations/diagnosis',
  params: inCounty,
  answer: 'file',
  faults: [],
  access: { action: 'read', subject: 'Operations' },
})

const inJob = inCounty.extend({ job: idText })

/** 再试: a job that was given up is tried once more. */
export const retryJob = defineRoute({
  name: 'operations.retry',
  summary: '再试任务',
  method: 'POST',
  path: '/api/t/:county/operations/jobs/:job/retry',
  params: inJob,
  answer: z.object({ state: z.literal('retry') }),
  faults: ['job.unknown'],
  access: { action: 'mend', subject: 'Operations' },
})

/** 忽略: a job that was given up need not be done; why is kept with it. */
export const dismissJob = defineRoute({
  name: 'operations.dismiss',
  summary: '忽略任务',
  method: 'POST',
  path: '/api/t/:county/operations/jobs/:job/dismissal',
  params: inJob,
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  answer: z.object({ state: z.literal('cancelled') }),
  faults: ['job.unknown'],
  access: { action: 'mend', subject: 'Operations' },
})
