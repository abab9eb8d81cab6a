import { complain, found, isTest, type Rule } from '../tree.ts'

const HTTP_DECORATOR = /@(Get|Post|Put|Patch|Delete|All|Options|Head)\(/
const PRISMA_OR_PG = /^import .*from '(?:pg|@prisma\/[^']+|[^']*\/generated\/[^']*)'/m
const FEATURE = /^(apps\/api\/src\/features\/[^/]+)\//

export const routesByContract: Rule = {
  says: 'HOUSE-DOOR-1 a route exists by its contract alone, never by a decorator of its own',
  check: (tree) =>
    complain(tree, /^apps\/api\/src\/.*\.ts$/, (file) => {
      const inContract = file.path.startsWith('apps/api/src/platform/contract/')
      const at = found(file, HTTP_DECORATOR)
      return !inContract && at && `${at} … use the contract's decorator`
    }),
}

export const whoSpeaksSql: Rule = {
  says: 'HOUSE-DOOR-2 Prisma and pg are imported by stores and platform/database alone, and by no package',
  check: (tree) =>
    complain(tree, /^(apps\/(api|web)|packages\/(?!tooling))\/?.*\/?src\/.*\.tsx?$/, (file) => {
      const may = /\.store\.ts$|^apps\/api\/src\/platform\/database\//.test(file.path) || isTest(file)
      const at = found(file, PRISMA_OR_PG)
      return !may && at
    }),
}

export const featureFiles: Rule = {
  says: 'HOUSE-DOOR-3 an api feature has its module and its index',
  check: (tree) => {
    const paths = new Set(tree.map((file) => file.path))
    const features = new Set([...paths].flatMap((path) => FEATURE.exec(path)?.[1] ?? []))
    return [...features].flatMap((feature) => {
      const noun = feature.split('/').at(-1)
      return [`${feature}/${noun}.module.ts`, `${feature}/index.ts`]
        .filter((path) => !paths.has(path))
        .map((path) => `${path} is missing`)
    })
  },
}

export const namedDoors: Rule = {
  says: 'HOUSE-DOOR-4 exports are named: no `export *`, and a default only where a tool demands it',
  check: (tree) =>
    complain(tree, /^(apps|packages)\/.*\.tsx?$/, (file) => {
      const star = found(file, /^export \* from/m)
      const fallback = /\.config\.ts$/.test(file.path) ? undefined : found(file, /^export default/m)
      return star ?? fallback
    }),
}
