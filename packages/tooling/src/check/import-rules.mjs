// Rules of dependency-cruiser: what the workspace's floors (turbo boundaries) cannot see, because it happens inside an app.
const feature = '^apps/[^/]+/src/features/[^/]+/'
const door = '^apps/[^/]+/src/features/[^/]+/index[.]tsx?$'
const database = ['node_modules/(pg|@prisma/client|@prisma/adapter-pg)/', '^apps/api/src/.*generated/']
const tests = '[.]test[.]tsx?$'

export default {
  forbidden: [
    {
      name: 'front-door',
      comment: 'A neighbour is entered through its index.ts.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/features/([^/]+)/', pathNot: tests },
      to: { path: feature, pathNot: [door, '^apps/[^/]+/src/features/$1/'] },
    },
    {
      name: 'front-door-from-outside',
      comment: 'So is a feature seen from the rest of its app.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/', pathNot: [feature, tests] },
      to: { path: feature, pathNot: door },
    },
    {
      name: 'only-stores-speak-sql',
      comment: 'The database is reached from *.store.ts and platform/database alone.',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: ['[.]store[.]ts$', '^apps/api/src/platform/database/', '/generated/', tests],
      },
      to: { path: database },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'The primitives of the screen know neither a feature nor the server.',
      severity: 'error',
      from: { path: '^apps/web/src/ui/' },
      to: { path: '^apps/web/src/(features|client)/' },
    },
    {
      name: 'no-circle',
      comment:
        'Two files that need each other are one file, or three. A type alone may point back: it is gone at run time.',
      severity: 'error',
      from: { pathNot: '/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-core',
      comment: 'The heart runs in the browser as on the server: nothing of Node in it.',
      severity: 'error',
      from: { path: '^packages/(domain|mechanism|access)/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|data)/|^packages/templates/[^/]+/cases/' },
    tsPreCompilationDeps: true,
    // TypeScript 7 has no API for dependency-cruiser: with its own parser it cruises 0 modules and is content.
    parser: 'swc',
    enhancedResolveOptions: { conditionNames: ['import', 'default'], exportsFields: ['exports'] },
  },
}
