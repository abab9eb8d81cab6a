import type { Translated } from '../translated.ts'
import type { clock as zh } from '../zh/clock.ts'

export const clock = {
  title: 'Demo clock',
  short: 'Demo clock',
  about:
    'The clock of this demo county can be pushed forward; what falls due then happens by itself as it really would. There is no way back.',
  next: 'Next: {{when}}, {{mechanism}} {{period, period}} ({{stage}}).',
  nothing: 'Nothing happens by itself now; open a period or deliver notices first.',
  push: 'To the next moment',
  pushed: 'The clock stands at the next moment.',
  reached: 'Reached: {{what}}.',
  right: 'Pushed by the county administrator.',
} satisfies Translated<typeof zh>
