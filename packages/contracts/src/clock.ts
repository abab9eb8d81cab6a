import { z } from 'zod'
import { inCounty, instantText } from './request.ts'
import { defineRoute } from './route.ts'

/** 演示时钟: a visitor of a demo county pushes to the next moment at which something closes by itself. */
export const pushClock = defineRoute({
  name: 'clock.push',
  summary: '演示时钟：到下一个时点',
  method: 'POST',
  path: '/api/t/:county/clock',
  params: inCounty,
  body: z.object({ to: instantText.nullable() }),
  answer: z.object({ now: instantText, reached: z.string().nullable() }),
  faults: ['tenant.clock-fixed', 'tenant.clock-idle'],
  access: { action: 'push-clock', subject: 'Tenant' },
})
