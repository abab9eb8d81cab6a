import type { Rule, Tree } from '../tree.ts'

const KIND_FILE = 'packages/mechanism/src/model/block-kind.ts'

// A room counts as opened once its registry (or its first case) stands.
const ROOMS = [
  { room: 'packages/mechanism/src/blocks', opened: 'index.ts', file: (kind: string) => `${kind}.ts` },
  { room: 'apps/web/src/features/designer/blocks', opened: 'index.ts', file: (kind: string) => `${kind}.tsx` },
]

export const blockRooms: Rule = {
  says: 'HOUSE-BLOCK-1 every block kind has its file in each room of blocks',
  check: (tree) => {
    const paths = new Set(tree.map((file) => file.path))
    return ROOMS.filter(({ room, opened }) => paths.has(`${room}/${opened}`)).flatMap(({ room, file }) =>
      kindsOf(tree)
        .filter((kind) => !paths.has(`${room}/${file(kind)}`))
        .map((kind) => `${room}/${file(kind)} is missing`),
    )
  },
}

export const blockWords: Rule = {
  says: 'HOUSE-BLOCK-2 every block kind has its words in each language that has words for blocks',
  check: (tree) =>
    tree
      .filter(({ path }) => /\/words\/[a-z]{2}\/blocks?\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        kindsOf(tree)
          .filter((kind) => !new RegExp(`^\\s*['"]?${kind}['"]?\\s*:`, 'm').test(text))
          .map((kind) => `${path} has no words for ${kind}`),
      ),
}

export const blockCases: Rule = {
  says: 'HOUSE-BLOCK-3 every block kind stands in at least one case or template',
  check: (tree) => {
    const cases = tree.filter(({ path }) => /\/cases?\/|\/mechanism\.json$|^packages\/templates\/.*\.json$/.test(path))
    const drawn = cases.filter(({ text }) => /"kind"/.test(text))
    if (drawn.length === 0) return []
    return kindsOf(tree)
      .filter((kind) => !drawn.some(({ text }) => new RegExp(`"kind"\\s*:\\s*"${kind}"`).test(text)))
      .map((kind) => `no case draws a ${kind}`)
  },
}

/** The kinds as the model lists them. */
function kindsOf(tree: Tree): string[] {
  const list = tree.find(({ path }) => path === KIND_FILE)?.text ?? ''
  const body = /BLOCK_KINDS = \[([^\]]*)\]/.exec(list)?.[1] ?? ''
  return [...body.matchAll(/'([a-z]+)'/g)].map(([, kind]) => kind ?? '')
}
