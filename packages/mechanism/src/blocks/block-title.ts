import type { Block } from '../model/mechanism.ts'
import { blockDef } from './index.ts'
import { isBlockKind } from './read-config.ts'

/** What people call a block: its own name, else its kind's; a kind nobody knows stands for itself. */
export const blockTitle = ({ name, kind }: Block): string => name ?? (isBlockKind(kind) ? blockDef(kind).name : kind)
