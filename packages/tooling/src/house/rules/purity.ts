import { complain, found, isTest, type Rule } from '../tree.ts'

const IMPURE =
  /\bnew Date\b|\bDate\.(?:now|parse)\b|\bMath\.(?:random|round|pow|sqrt)\b|\bparseFloat\b|\.toFixed\(|\bIntl\.|\bTemporal\b|\bprocess\.|\bfetch\(|\btoLocale\w+\(|\blocaleCompare\(/
const DOMAIN_FILES = 15

export const pureHeart: Rule = {
  says: 'HOUSE-PURE-1 domain, mechanism and access know no clock, no chance, no float rounding, no locale and no I/O',
  check: (tree) =>
    complain(
      tree.filter((file) => !isTest(file)),
      /^packages\/(domain|mechanism|access)\/src\/.*\.ts$/,
      (file) => found({ ...file, text: withoutComments(file.text) }, IMPURE),
    ),
}

const MACHINE_CLOCK = /\bnew Date\(\)|\bDate\.now\b/
// ids, signatures that a receiver elsewhere checks against its own clock, and lines of a log
const OWN_TIME =
  /^apps\/api\/src\/(?:platform\/new-id|platform\/operations\/machine-clock|features\/deliveries\/channels\/[a-z-]+)\.ts$/

export const oneClock: Rule = {
  says: 'HOUSE-PURE-3 the program reads no clock but the database’s; only ids, signatures that go out and the log carry the machine’s time (R4)',
  check: (tree) =>
    complain(
      tree.filter((file) => !isTest(file) && !OWN_TIME.test(file.path)),
      /^apps\/api\/src\/(?!generated\/).*\.ts$/,
      (file) => found({ ...file, text: withoutComments(file.text) }, MACHINE_CLOCK),
    ),
}

export const smallDomain: Rule = {
  says: `HOUSE-PURE-2 the domain is at most ${DOMAIN_FILES} files beside its door`,
  check: (tree) => {
    const files = tree.filter((file) => /^packages\/domain\/src\/(?!index\.ts)/.test(file.path) && !isTest(file))
    return files.length > DOMAIN_FILES ? [`packages/domain/src has ${files.length} files`] : []
  },
}

// Line numbers must stay: a comment becomes as many blanks.
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
}
