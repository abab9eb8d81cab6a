/** The roles a post may carry. Rights hang on posts; a person has them while holding the post. */
export const roles = [
  'county-admin', // 管理员: draws mechanisms, keeps units and people, runs the months
  'approver', // 审批人: the second person
  'inspector', // 考核组
  'clerk', // 乡镇经办
  'adjudicator', // 裁定人
  'signatory', // 签发人
  'finance', // 财政
  'viewer', // 查看
  'operator', // 平台运营: sees no business content of a county
] as const

export type Role = (typeof roles)[number]

/** What officials call the roles; imports read these words, screens show them. */
export const ROLE_LABELS = {
  'county-admin': '管理员',
  approver: '审批人',
  inspector: '考核组',
  clerk: '乡镇经办',
  adjudicator: '裁定人',
  signatory: '签发人',
  finance: '财政',
  viewer: '查看',
  operator: '平台运营',
} as const satisfies Record<Role, string>

export const actions = [
  'read',
  'manage-people',
  'draw',
  'submit',
  'approve',
  'open',
  'record',
  'import',
  'object',
  'decide',
  'freeze',
  'sign',
  'publish',
  'pay',
  'push-clock',
  'manage-channels',
  'keep-calendar',
  'propose',
  'confirm',
  'mend',
  'oversee',
] as const

export type Action = (typeof actions)[number]

/** Named like the tables' models, so that the same rule filters rows in SQL and buttons in the browser. */
export const subjects = [
  'Tenant',
  'Unit',
  'Post',
  'Person',
  'Account',
  'Mechanism',
  'Sheet',
  'Cycle',
  'Fact',
  'Effect',
  'Order',
  'BoardIssue',
  'Import',
  'Channel',
  'Calendar',
  'Ledger',
  'Audit',
  'Operations',
] as const

export type Subject = (typeof subjects)[number]
