export const product = {
  name: '机制',
  purpose: '县乡把考评机制画出来、试出来、跑起来，每个数都说得清来处。',
  county: '县（市、区）',
} as const
