import { z } from 'zod'
import { dayText, idText, inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

export const ledgerFaults = {
  'ledger.unknown-account': 404,
  'ledger.unknown-entry': 404,
  'ledger.not-refused': 409,
} as const

/** Whole fen where the measure is fen, a decimal otherwise. */
const amount = z.string()
const measure = z.enum(['fen', 'points'])
const accountName = z.string().min(1).max(120)
const yearText = z.string().regex(/^\d{4}$/)

/** An account of a unit or a person. */
export const accountCard = z.object({
  owner: idText,
  ownerName: z.string(),
  /** Kind and sub-account as they are kept, e.g. `money/以奖代补资金`. */
  account: z.string(),
  /** 资金, 年度绩效分, 积分. */
  kind: z.string(),
  /** The sub-account or the name of the counter-account; '' for the account as such. */
  name: z.string(),
  measure,
  counter: z.boolean(),
})

const accountLine = accountCard.extend({ opening: amount, in: amount, out: amount, balance: amount })

/** Accounts in a year; the lines of all of them together sum to zero, kind by kind. */
export const listLedgerAccounts = defineRoute({
  name: 'ledgers.accounts',
  summary: '账户',
  method: 'GET',
  path: '/api/t/:county/ledgers/accounts',
  params: inCounty,
  query: z.object({ year: yearText.optional() }),
  answer: z.object({
    year: yearText,
    /** Years in which something was booked, newest first. */
    years: z.array(yearText),
    accounts: z.array(accountLine),
    /** Only where the reader sees every account. */
    totals: z.array(z.object({ kind: z.string(), measure, opening: amount, in: amount, out: amount, balance: amount })),
  }),
  faults: [],
  access: { action: 'read', subject: 'Ledger' },
})

export const paymentView = z.object({ state: z.enum(['paid', 'returned']), day: dayText, voucher: z.string() })

/** Where an entry comes from: a figure of a cycle, which opens its why, or an act of people. */
const cause = z.object({
  mechanismName: z.string(),
  periodLabel: z.string(),
  cycleId: idText,
  block: z.string(),
  row: z.string(),
})

export const statementLine = z.object({
  entry: idText,
  day: dayText,
  /** 分录编号; null where people booked it, who name their document. */
  number: z.string().nullable(),
  /** 摘要. */
  says: z.string(),
  /** EFF-4: what becomes of money paid too much, or what is set off; '' where nothing. */
  settled: z.string(),
  cause: cause.nullable(),
  /** It takes an earlier line back (EFF-4). */
  contra: z.boolean(),
  in: amount.nullable(),
  out: amount.nullable(),
  balance: amount,
  payment: paymentView.nullable(),
})

const ofAccount = z.object({
  owner: idText,
  account: accountName,
  /** A year or a month; the whole of it unless given. */
  period: z
    .string()
    .regex(/^\d{4}(-\d{2})?$/)
    .optional(),
})

/** 对账单 of one account. */
export const readStatement = defineRoute({
  name: 'ledgers.statement',
  summary: '对账单',
  method: 'GET',
  path: '/api/t/:county/ledgers/statement',
  params: inCounty,
  query: ofAccount,
  answer: z.object({
    account: accountCard,
    period: z.string().nullable(),
    /** Months with a line, newest first. */
    months: z.array(z.string()),
    opening: amount,
    in: amount,
    out: amount,
    balance: amount,
    lines: z.array(statementLine),
  }),
  faults: ['ledger.unknown-account'],
  access: { action: 'read', subject: 'Ledger' },
})

export const readStatementFile = defineRoute({
  name: 'ledgers.statement-file',
  summary: '下载对账单',
  method: 'GET',
  path: '/api/t/:county/ledgers/statement-file',
  params: inCounty,
  query: ofAccount,
  answer: 'file',
  faults: ['ledger.unknown-account'],
  access: { action: 'read', subject: 'Ledger' },
})

/** One entry with all its lines, which sum to zero. */
export const readEntry = defineRoute({
  name: 'ledgers.entry',
  summary: '一笔分录',
  method: 'GET',
  path: '/api/t/:county/ledgers/entries/:entry',
  params: inCounty.extend({ entry: idText }),
  answer: z.object({
    id: idText,
    day: dayText,
    at: instantText,
    says: z.string(),
    number: z.string().nullable(),
    document: z.string().nullable(),
    cause: cause.nullable(),
    /** The figure it stands on, whose why can be asked. */
    why: z.object({ block: z.string(), port: z.string(), row: z.string(), column: z.string() }).nullable(),
    /** Who put it on the books, where no cycle did. */
    by: z.array(z.string()),
    payment: paymentView.nullable(),
    lines: z.array(accountCard.extend({ in: amount.nullable(), out: amount.nullable(), contra: z.boolean() })),
    /** Money of the unit's own lines in capital numerals; null where no money moves. */
    capital: z.string().nullable(),
  }),
  faults: ['ledger.unknown-entry'],
  access: { action: 'read', subject: 'Ledger' },
})

const forecast = z.object({
  expected: amount,
  least: amount,
  most: amount,
  /** How many whole months it rests on. */
  months: z.number().int(),
})

/** Pools of money: what came in, what is spent, what is set aside, and what the year will take as things go. */
export const listPools = defineRoute({
  name: 'ledgers.pools',
  summary: '资金池',
  method: 'GET',
  path: '/api/t/:county/ledgers/pools',
  params: inCounty,
  answer: z.object({
    year: yearText,
    pools: z.array(
      accountCard.extend({
        /** It holds no more than was handed down to it. */
        bounded: z.boolean(),
        /** Rest of former years and what came in this year. */
        funded: amount,
        spent: amount,
        /** Reported as paid by finance, this year. */
        paid: amount,
        balance: amount,
        reserved: amount,
        available: amount,
        /** 年底预计支出; null before the first whole month. */
        forecast: forecast.nullable(),
        reservations: z.array(
          z.object({ mechanismName: z.string(), periodLabel: z.string(), cycleId: idText, amount }),
        ),
        deposits: z.array(z.object({ entry: idText, day: dayText, document: z.string(), says: z.string(), amount })),
      }),
    ),
    /** Entries that a balance rule refused and nobody tried again. */
    refused: z.array(
      z.object({
        effect: z.string(),
        ownerName: z.string(),
        says: z.string(),
        amount,
        measure,
        why: z.enum(['overdrawn', 'linked', 'closed']),
        cause,
        mayRetry: z.boolean(),
      }),
    ),
  }),
  faults: [],
  access: { action: 'read', subject: 'Ledger' },
})

/** POST-2: tries a refused entry again, after money came in or the account was put right. */
export const retryEntry = defineRoute({
  name: 'ledgers.retry',
  summary: '重新入账',
  method: 'POST',
  path: '/api/t/:county/ledgers/refused/:effect/retry',
  params: inCounty.extend({ effect: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: z.object({ effect: z.string() }),
  faults: ['ledger.not-refused', 'cycle.read-only'],
  access: { action: 'pay', subject: 'Effect' },
})

const payable = z.object({
  /** The number the file is matched by. */
  number: z.string(),
  entry: idText,
  day: dayText,
  ownerName: z.string(),
  account: z.string(),
  says: z.string(),
  fen: amount,
  /** What was reported back of the entry that this one takes the place of. */
  payment: paymentView.nullable(),
})

/** What finance pays: awards on the books, with what was reported back. */
export const listPayables = defineRoute({
  name: 'ledgers.payables',
  summary: '待付清单',
  method: 'GET',
  path: '/api/t/:county/ledgers/payables',
  params: inCounty,
  answer: z.object({ payables: z.array(payable), waiting: amount, paid: amount, returned: amount }),
  faults: [],
  access: { action: 'read', subject: 'Ledger' },
})

/** The same as Excel, with columns for what came of it, to be brought back by import. */
export const readPayablesFile = defineRoute({
  name: 'ledgers.payables-file',
  summary: '下载待付清单',
  method: 'GET',
  path: '/api/t/:county/ledgers/payables-file',
  params: inCounty,
  answer: 'file',
  faults: [],
  access: { action: 'pay', subject: 'Effect' },
})
