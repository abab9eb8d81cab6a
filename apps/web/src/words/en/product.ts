import type { Translated } from '../translated.ts'
import type { product as zh } from '../zh/product.ts'

export const product = {
  name: 'Jizhi',
  purpose: 'Counties draw their assessment rules, rehearse them, run them, and can explain every figure.',
  county: 'County',
} satisfies Translated<typeof zh>
