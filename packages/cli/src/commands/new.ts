import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBlockKind } from '@jizhi/mechanism'
import { isTemplateName } from '@jizhi/templates'
import { BadInput, misused } from '../answer.ts'
import type { Command } from '../command.ts'
import { pathOf } from '../files.ts'
import { builtInTestText, builtInText, compileText } from '../skeleton/built-in-block.ts'
import { pluginBlockText, pluginTestText } from '../skeleton/plugin-block.ts'
import { templateCase, templateMechanism, templateReadme, templateText } from '../skeleton/template.ts'

interface Skeleton {
  readonly files: readonly (readonly [path: string, text: string])[]
  /** What is left to do, in order. */
  readonly next: readonly string[]
}

const PACKAGES = fileURLToPath(new URL('../../../', import.meta.url))

/** The one generator: a block kind, built in or of a plug-in, or a template. Overwrites nothing. */
export const create: Command = {
  name: 'new',
  usage: 'block|template NAME [--into FOLDER]',
  summary: '新建一种块（vendor.kind 是插件）或一份随附机制，连同还没变绿的测试。',
  options: ['into'],
  takes: [2, 2],
  run: ([what = '', name = ''], { into }) => {
    if (what !== 'block' && what !== 'template') throw misused('只能新建 block 或 template。')
    const { files, next } = what === 'block' ? newBlock(name, into) : newTemplate(name, into)
    const taken = files.find(([path]) => existsSync(path))
    if (taken) throw new BadInput(taken[0], [{ path: '', message: '已经有这个文件，没有动它。' }])
    for (const [path, text] of files) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    const written = files.map(([path]) => relative(pathOf('.'), path))
    const text = [...written.map((path) => `写了 ${path}`), '接着：', ...next.map((one, at) => `  ${at + 1}. ${one}`)]
    return { code: 0, text: text.join('\n'), json: { written, next } }
  },
}

/** `village-cleanup` → `villageCleanup`. */
const camel = (kind: string): string => kind.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function newBlock(kind: string, into: string | undefined): Skeleton {
  if (isBlockKind(kind)) throw misused(`已有“${kind}”这种块。`)
  const plugin = /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)$/.exec(kind)
  if (plugin) return newPlugin(kind, plugin[1] ?? '', plugin[2] ?? '', into)
  if (!/^[a-z]+$/.test(kind)) throw misused('内置的种类用小写字母写，插件的写成 vendor.kind。')
  if (into !== undefined) throw misused('内置的块有固定的位置，不用 --into。')
  const name = `${kind}Block`
  const type = kind[0]?.toUpperCase() + kind.slice(1)
  const at = (path: string): string => join(PACKAGES, 'mechanism', path)
  return {
    files: [
      [at(`src/blocks/${kind}.ts`), builtInText(kind, name, type)],
      [at(`src/compile/${kind}.ts`), compileText(kind, type)],
      [at(`test/blocks/${kind}.test.ts`), builtInTestText(kind)],
    ],
    next: [
      `在 packages/mechanism/src/model/block-kind.ts 加上 '${kind}'：从此编译器逐个报出还缺它的地方；`,
      `packages/mechanism/src/blocks/index.ts 登记 ${kind}: ${name}；`,
      'apps/web 补上图标、中英文说明、设置的显隐（编译器会报）；',
      '在 packages/mechanism/SPEC.md 写下规则，测试标题写规则号；在一份随附机制或案例里画上它；',
      'pnpm jizhi schema mechanism > docs/schema/mechanism.schema.json；pnpm check。',
    ],
  }
}

function newPlugin(kind: string, vendor: string, short: string, into: string | undefined): Skeleton {
  const name = camel(short)
  const src = into === undefined ? join(PACKAGES, 'plugins/src', vendor) : pathOf(into)
  const test = into === undefined ? join(PACKAGES, 'plugins/test', vendor) : pathOf(into)
  const module = into === undefined ? `../../src/${vendor}/${short}.ts` : `./${short}.ts`
  return {
    files: [
      [join(src, `${short}.ts`), pluginBlockText(kind, name)],
      [join(test, `${short}.test.ts`), pluginTestText(kind, name, module)],
    ],
    next: [
      '在测试里写下手算的结果，跑一次看它变红；在 compile 里写出含义，让它变绿；',
      '起一个中文名，写好 sentence、lint 和设置的名称；',
      `把 ${name} 列进 packages/plugins/src/index.ts，服务器、页面和命令行就都认识它。`,
    ],
  }
}

function newTemplate(name: string, into: string | undefined): Skeleton {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw misused('机制的名字用小写字母、数字和 -，如 village-cleanup。')
  if (isTemplateName(name)) throw misused(`已有“${name}”这份机制。`)
  const folder = into === undefined ? join(PACKAGES, 'templates', name) : join(pathOf(into), name)
  const isShipped = into === undefined
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
  return {
    files: [
      [join(folder, 'mechanism.json'), json(templateMechanism(isShipped ? `template-${name}` : name))],
      [join(folder, 'README.md'), templateReadme(name)],
      [join(folder, 'cases/ordinary.json'), json(templateCase())],
      ...(isShipped ? [[join(folder, 'template.ts'), templateText(name, camel(name))] as const] : []),
    ],
    next: [
      '改 mechanism.json，用 pnpm jizhi check 查到没有毛病；',
      '至少三个案例：平常一月，并列和缺失，阶梯或资金池的边缘；数字手算，用 pnpm jizhi derive 对数；',
      '写好 README；要随附发行，就在 packages/templates/src/gallery 里加一行。',
    ],
  }
}
