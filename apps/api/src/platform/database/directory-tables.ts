/**
 * The only tables without a tenant of their own. They belong to jizhi_directory; every other table is protected.
 * A story compares this list with pg_catalog, both ways.
 */
export const DIRECTORY_TABLES = [
  'tenants',
  'divisions',
  'division_lists',
  'calendar_revisions',
  'calendar_days',
  'auth_users',
  'auth_sessions',
  'auth_accounts',
  'auth_verifications',
  'login_names',
  'login_failures',
] as const

/** Kept by the migration runner for itself; the app role has no right on it. */
export const RUNNER_TABLES = ['_prisma_migrations'] as const

/** The queue's own schema, owned by jizhi_directory as well. */
export const QUEUE_SCHEMA = 'pgboss'
