export { abilityFrom, abilityFromPacked, type JizhiAbility, packedRules } from './ability.ts'
export { type Action, actions, dutyRoles, ROLE_LABELS, type Role, roles, type Subject, subjects } from './roles.ts'
export { type Grant, type RightsHolder, type Rule, rights, rulesFor } from './rules.ts'
