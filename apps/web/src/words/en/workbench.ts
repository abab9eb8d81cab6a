import type { Translated } from '../translated.ts'
import type { workbench as zh } from '../zh/workbench.ts'

export const workbench = {
  title: 'My work',
  open: 'Pages you can open',
  nothing: 'Nothing is waiting for you',
  nothingText: 'What falls due appears here, with the reason why it is yours and the working days left.',
} satisfies Translated<typeof zh>
