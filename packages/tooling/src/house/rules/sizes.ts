import { complain, isCode, isTest, lineCount, type Rule, type Tree } from '../tree.ts'

const CAP = 400
const MEDIAN = 80
const README_CAP = 25

export const capOfLines: Rule = {
  says: `HOUSE-SIZE-1 no file is over ${CAP} lines, tests and documents included`,
  check: (tree) =>
    complain(tree, /\.(tsx?|mjs|js|css|md|prisma|html)$/, (file) => {
      const lines = lineCount(file)
      return lines > CAP && `${lines} lines; a file at the cap is two ideas`
    }),
}

export const medianOfLines: Rule = {
  says: `HOUSE-SIZE-2 the median file of code is at most ${MEDIAN} lines`,
  check: (tree) => {
    const { median } = sizes(tree)
    return median > MEDIAN ? [`the median is ${median} lines`] : []
  },
}

export const shortReadmes: Rule = {
  says: `HOUSE-SIZE-3 a package's README is at most ${README_CAP} lines; the domain's is the dictionary of words and may be longer`,
  check: (tree) =>
    complain(
      tree,
      /^(apps|packages)\/(?!domain)[^/]+\/README\.md$/,
      (file) => lineCount(file) > README_CAP && `${lineCount(file)} lines`,
    ),
}

/** Median and ninetieth percentile of the lines of all code, tests aside. */
export function sizes(tree: Tree): { files: number; median: number; p90: number } {
  const lines = tree
    .filter((file) => isCode(file) && !isTest(file))
    .map(lineCount)
    .sort((a, b) => a - b)
  const at = (share: number) => lines[Math.floor(lines.length * share)] ?? 0
  return { files: lines.length, median: at(0.5), p90: at(0.9) }
}
