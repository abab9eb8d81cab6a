import type { Translated } from '../translated.ts'
import type { shell as zh } from '../zh/shell.ts'

export const shell = {
  skip: 'Skip to content',
  menu: 'Menu',
  openMenu: 'Open menu',
  pages: 'Open pages',
  closePage: 'Close {{title}}',
  complaint: 'Complaints',
  complaintTitle: 'How to raise a concern about an assessment',
  complaintOwn: 'About a score or a rank: object on the result page; someone other than the inspector decides.',
  complaintBurden: 'About forms or too many inspections: tell the assessment office of the county, which must answer.',
  complaintPublic: 'You may also call the public service line 12345.',
  textSize: 'Text',
  textStandard: 'standard',
  textLarge: 'large',
  look: 'Look',
  light: 'Light',
  dark: 'Dark',
  highContrast: 'High contrast',
  language: 'Language',
  signOut: 'Sign out',
  demo: 'Demo data',
  demoNote: 'Demo data, all places are invented',
  sample: 'Published sample',
  more: 'More',
} satisfies Translated<typeof zh>
