import type { Translated } from '../translated.ts'
import type { workbench as zh } from '../zh/workbench.ts'

export const workbench = {
  title: 'My work',
  titleCount: '{{count}} things to do',
  open: 'Pages you can open',
  nothing: 'Nothing is waiting for you',
  nothingText: 'What falls due appears here, with the reason why it is yours and when it is due.',
  tasks: 'To do',
  noDue: 'no deadline',
  between: ', ',
  andMore: '{{first}} and others, {{count}} in all',
  go: 'Open',
  why: 'Why me: {{mechanism}} {{period}}; your post has this duty.',
  approve: 'Approval',
  versionOf: '{{name}}, version {{version}}',
  whyApprove: 'Why me: handed in by {{owner}}; a second person approves it before it holds.',
  running: 'Running',
  mechanism: 'Mechanism',
  period: 'Period',
  stage: 'Now',
  next: 'Next date',
  kinds: {
    answer: 'Report',
    judge: 'Review',
    notice: 'Notice',
    decide: 'Decide',
    freeze: 'Freeze',
    sign: 'Sign',
    settle: 'Settle',
    record: 'Write down',
  },
} satisfies Translated<typeof zh>
