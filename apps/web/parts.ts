import type { Plugin, Rolldown } from 'vite'

type Known = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>

/** Everything a module brings with it when it is opened, itself included. */
function broughtBy(entry: string, known: Known): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [entry]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(known.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

const OWN = /[\\/]apps[\\/]web[\\/]src[\\/]/
const LIBRARY = /[\\/]node_modules[\\/]/
const PACKAGE = /[\\/](packages[\\/][a-z]+[\\/]src|zod)[\\/]/
const START = 'start.tsx'
const DESIGNER = 'features/designer/index.ts'

/**
 * How the scripts are cut. By itself the packer makes a chunk of whatever several pages share: a hundred requests for one page,
 * each of which waits for its turn. So: one part for what every page starts with, one for the small pieces pages are made
 * of, one for the canvas; the packages by who uses them.
 */
export function parts(root: string): Rolldown.CodeSplittingGroup[] {
  const closures = new Map<string, ReadonlySet<string>>()
  const within = (entry: string, part: string) => (id: string, known: Known) => {
    const found = closures.get(entry) ?? broughtBy(`${root}/src/${entry}`, known)
    closures.set(entry, found)
    return found.has(id) ? part : null
  }
  return [
    // what fetches parts stands apart: were it in one of them, the first script would wait for that part
    { name: 'fetching', test: /preload-helper/, includeDependenciesRecursively: false, priority: 5 },
    { name: 'package', test: PACKAGE, entriesAware: true, entriesAwareMergeThreshold: 1_500, priority: 4 },
    { name: within(START, 'first'), test: (id) => OWN.test(id) || LIBRARY.test(id), priority: 3 },
    { name: within(DESIGNER, 'pieces'), test: /[\\/]web[\\/]src[\\/](ui|client|frame|theme)[\\/]/, priority: 2 },
    {
      name: within(DESIGNER, 'canvas'),
      test: /[\\/](features[\\/](designer|drawing-lines)|@xyflow|d3-[a-z]+|zustand|classcat)[\\/]/,
      priority: 1,
    },
  ]
}

/** Parts of the packages are named after all who use them; each page would carry those names. */
export const chunkFileNames = ({ name }: { readonly name: string }): string =>
  name.startsWith('package') ? 'assets/[hash].js' : 'assets/[name]-[hash].js'

/** The page names what it starts with, so that it is fetched beside the first script instead of after it. */
export const startAhead = (): Plugin => ({
  name: 'start-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const bring = (file: string, found: Set<string>) => {
        if (found.has(file)) return
        found.add(file)
        for (const next of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) bring(next, found)
      }
      // the first script's own are named by the packer
      const named = new Set<string>()
      for (const { fileName, isEntry } of chunks) if (isEntry) bring(fileName, named)
      const found = new Set(named)
      for (const { fileName, moduleIds } of chunks)
        if (moduleIds.some((id) => id.endsWith(`/src/${START}`))) bring(fileName, found)
      return [...found]
        .filter((file) => !named.has(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }))
    },
  },
})
