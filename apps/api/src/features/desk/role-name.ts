import { ROLE_LABELS, type Role } from '@jizhi/access'

const isRole = (text: string): text is Role => Object.hasOwn(ROLE_LABELS, text)

/** A role of the drawing in the county's words; a post of its own goes by its name. */
export const roleName = (role: string): string => (isRole(role) ? ROLE_LABELS[role] : role)
