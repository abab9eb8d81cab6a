import type { Rule } from '../tree.ts'
import { blockCases, blockRooms, blockWords } from './blocks.ts'
import { featureFiles, namedDoors, routesByContract, whoSpeaksSql } from './doors.ts'
import { boundariesHaveFailpoints, failpointsAreKilledAt, namedFailpoints } from './failpoints.ts'
import { noMachinePaths, noOpenEnds, noSilencedTypes, noSwitchedTests, provenRules } from './honesty.ts'
import { bannedNames, kebabNames, topLevel } from './names.ts'
import { oneClock, pureHeart, smallDomain } from './purity.ts'
import { capOfLines, medianOfLines, shortReadmes } from './sizes.ts'

/** What no linter knows, each with a planted violation beside it (planted.ts). */
export const RULES = {
  bannedNames,
  kebabNames,
  topLevel,
  capOfLines,
  medianOfLines,
  shortReadmes,
  blockRooms,
  blockWords,
  blockCases,
  routesByContract,
  whoSpeaksSql,
  featureFiles,
  namedDoors,
  provenRules,
  noSwitchedTests,
  noOpenEnds,
  noMachinePaths,
  noSilencedTypes,
  pureHeart,
  oneClock,
  smallDomain,
  namedFailpoints,
  boundariesHaveFailpoints,
  failpointsAreKilledAt,
} satisfies Record<string, Rule>

export type RuleName = keyof typeof RULES
