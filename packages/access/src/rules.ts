import { type Action, dutyRoles, type Role, type Subject } from './roles.ts'

/** One right of a role; `within` names the column that must equal the unit of the post, unless the post sits at the root. */
interface Right {
  readonly actions: readonly Action[]
  readonly subject: Subject
  readonly within?: 'unitId' | 'ownerUnitId'
}

const everyoneReads: readonly Right[] = (
  [
    'Tenant',
    'Unit',
    'Post',
    'Mechanism',
    'Delegation',
    'Sheet',
    'Cycle',
    'Fact',
    'Effect',
    'Order',
    'BoardIssue',
    'Ledger',
  ] as const
).map((subject) => ({ actions: ['read'], subject }))

/** Whoever is named in a drawing may be let object by it; which rows are theirs it says itself. */
const onDuty: readonly Right[] = [...everyoneReads, { actions: ['object'], subject: 'Cycle' }]

const imports: Right = { actions: ['read', 'import'], subject: 'Import', within: 'ownerUnitId' }

/** The permission table. Plain equality only: with other operators the api's and the browser's reading were seen to differ. */
export const rights: Readonly<Record<Role, readonly Right[]>> = {
  'county-admin': [
    ...everyoneReads,
    { actions: ['read', 'manage-people'], subject: 'Person' },
    { actions: ['manage-people'], subject: 'Unit', within: 'unitId' },
    { actions: ['manage-people'], subject: 'Post', within: 'unitId' },
    { actions: ['manage-people'], subject: 'Account', within: 'unitId' },
    { actions: ['draw', 'submit'], subject: 'Mechanism', within: 'ownerUnitId' },
    // rows of the county itself: a post in a township delegates nothing and decides no filing
    { actions: ['delegate'], subject: 'Delegation', within: 'ownerUnitId' },
    { actions: ['draw'], subject: 'Sheet', within: 'ownerUnitId' },
    { actions: ['open', 'freeze', 'record', 'publish'], subject: 'Cycle', within: 'ownerUnitId' },
    { actions: ['propose'], subject: 'Order', within: 'ownerUnitId' },
    { actions: ['publish'], subject: 'BoardIssue', within: 'ownerUnitId' },
    { actions: ['read'], subject: 'Audit' },
    { actions: ['read', 'mend'], subject: 'Operations' },
    { actions: ['push-clock'], subject: 'Tenant' },
    { actions: ['manage-channels'], subject: 'Channel', within: 'ownerUnitId' },
    { actions: ['keep-calendar'], subject: 'Calendar', within: 'ownerUnitId' },
    imports,
  ],
  approver: [
    ...everyoneReads,
    { actions: ['approve'], subject: 'Mechanism', within: 'ownerUnitId' },
    { actions: ['approve'], subject: 'Delegation', within: 'ownerUnitId' },
    { actions: ['freeze'], subject: 'Cycle', within: 'ownerUnitId' },
    { actions: ['confirm'], subject: 'Order', within: 'ownerUnitId' },
  ],
  inspector: [
    ...everyoneReads,
    { actions: ['record'], subject: 'Cycle', within: 'ownerUnitId' },
    // a correction of what they entered; every other kind asks for the right to open cycles
    { actions: ['propose'], subject: 'Order', within: 'ownerUnitId' },
    imports,
  ],
  clerk: onDuty,
  adjudicator: [...everyoneReads, { actions: ['decide'], subject: 'Cycle', within: 'ownerUnitId' }],
  signatory: [
    ...everyoneReads,
    { actions: ['sign'], subject: 'Effect', within: 'ownerUnitId' },
    { actions: ['publish'], subject: 'BoardIssue', within: 'ownerUnitId' },
  ],
  finance: [
    ...everyoneReads,
    { actions: ['pay'], subject: 'Effect', within: 'ownerUnitId' },
    // what each kind of file asks for beside it keeps scores out of its reach
    imports,
    { actions: ['propose'], subject: 'Order', within: 'ownerUnitId' },
  ],
  viewer: everyoneReads,
  operator: [
    { actions: ['read'], subject: 'Tenant' },
    // counts over the whole platform, never a county's content
    { actions: ['read', 'mend', 'oversee'], subject: 'Operations' },
  ],
  ...onDutyRights(),
}

function onDutyRights(): Record<(typeof dutyRoles)[number], readonly Right[]> {
  const all = dutyRoles.map((role) => [role, onDuty] as const)
  return Object.fromEntries(all) as ReturnType<typeof onDutyRights> // one entry for each of them
}

/** A post held, as far as rights are concerned. */
export interface Grant {
  readonly role: Role
  readonly unitId: string
}

/** Whose rights are asked for: the posts held, and the root of the county. */
export interface RightsHolder {
  readonly rootUnitId: string
  readonly grants: readonly Grant[]
}

/** A CASL rule as plain data. */
export interface Rule {
  action: Action
  subject: Subject
  conditions?: Record<string, string>
}

/** The rules of an actor: a post at the root reaches the whole county, another one its own unit. One rule per post and right. */
export function rulesFor(actor: RightsHolder): Rule[] {
  const rules = new Map<string, Rule>()
  for (const grant of actor.grants)
    for (const right of rights[grant.role])
      for (const action of right.actions) {
        const bound = right.within !== undefined && grant.unitId !== actor.rootUnitId
        const rule: Rule = { action, subject: right.subject }
        if (bound && right.within !== undefined) rule.conditions = { [right.within]: grant.unitId }
        rules.set(JSON.stringify(rule), rule)
      }
  return [...rules.values()]
}
