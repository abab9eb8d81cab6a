import { z } from 'zod'
import { defineQueue } from '../../platform/queue/queue-definition.ts'

/** Posts or their holders changed: whatever runs on them looks again. */
export const postsChanged = defineQueue({ name: 'people.posts-changed', payload: z.object({}) })
