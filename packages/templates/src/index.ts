import { fuqing } from './gallery/fuqing.ts'
import { gaoming } from './gallery/gaoming.ts'
import { longyan } from './gallery/longyan.ts'
import { nanan } from './gallery/nanan.ts'
import { yongkang } from './gallery/yongkang.ts'
import type { Template } from './template.ts'

export { type Article, articles, type Whom } from './articles.ts'
export { type SampleSheet, sampleSheets } from './sheets.ts'
export type { Template } from './template.ts'

/** The gallery, by name, in the order in which it is shown. The ids inside are those of the template; a copy gets its own. */
export const templates = { ...nanan, ...longyan, ...gaoming, ...yongkang, ...fuqing } as const

export type TemplateName = keyof typeof templates

export const templateList: readonly Template<TemplateName>[] = Object.values(templates)

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name)
