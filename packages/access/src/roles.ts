/** The roles that run the county's mechanisms, each with rights of its own. */
export const officeRoles = [
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

/**
 * Those whom drawings call by their post: they read, may object where the drawing lets them, and do what it asks of them.
 * None of them opens, freezes, signs, pays or lets anybody in.
 */
export const dutyRoles = [
  'head', // 主要领导
  'deputy-head', // 分管领导
  'deputy-secretary', // 副书记
  'village-head', // 村主要领导
  'stationed-leader', // 驻村领导
  'cadre', // 干部
  'seconded-cadre', // 派驻干部
  'liaison-cadre', // 联络下沉干部
  'dispatcher', // 受理派单员
  'grid-worker', // 网格员
  'branch-secretary', // 支部书记
  'party-member', // 党员
  'street-chief', // 街长
  'lane-chief', // 巷长
  'contractor-manager', // 项目公司负责人
  'contractor-clerk', // 项目公司经办人
] as const

/** The roles a post may carry. Rights hang on posts; a person has them while holding the post. */
export const roles = [...officeRoles, ...dutyRoles] as const

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
  head: '主要领导',
  'deputy-head': '分管领导',
  'deputy-secretary': '副书记',
  'village-head': '村主要领导',
  'stationed-leader': '驻村领导',
  cadre: '干部',
  'seconded-cadre': '派驻干部',
  'liaison-cadre': '联络下沉干部',
  dispatcher: '受理派单员',
  'grid-worker': '网格员',
  'branch-secretary': '支部书记',
  'party-member': '党员',
  'street-chief': '街长',
  'lane-chief': '巷长',
  'contractor-manager': '项目公司负责人',
  'contractor-clerk': '项目公司经办人',
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
  'delegate',
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
  'Delegation',
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
