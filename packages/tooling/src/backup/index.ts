export { readManifest } from './manifest.ts'
export { restoreBackup } from './restore-backup.ts'
export { type Source, takeBackup } from './take-backup.ts'
