import { RELATION_KINDS, type RelationKind, UNIT_KINDS, type UnitKind } from '@jizhi/domain'
import { z } from 'zod'
import { dayText, idText, inCounty } from './request.ts'
import { defineRoute } from './route.ts'

export const unitFaults = {
  'unit.unknown': 404,
  'unit.read-only': 409,
  'unit.not-there': 409,
  'unit.same-name': 409,
  'unit.same-attributes': 409,
  'unit.later-change': 409,
  'unit.too-few': 400,
  'unit.child-left': 409,
  'unit.loop': 409,
  'unit.name-taken': 409,
  'unit.code-taken': 409,
  'unit.root-stays': 409,
  'relation.unknown': 404,
  'relation.already-there': 409,
  'relation.same-end': 400,
} as const

// Object.keys forgets that the keys are the kinds
export const unitKind = z.enum(Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]])
export const relationKind = z.enum(Object.keys(RELATION_KINDS) as [RelationKind, ...RelationKind[]])
/** Those that people state themselves; 隶属, 并入 and 分设为 come about by changes of units. */
export const statedRelation = z.enum(['area-duty', 'duty', 'linked', 'stationed', 'seconded', 'supervises'])
/** What is founded by hand; the levels above come with the county itself. */
export const foundableKind = unitKind.exclude(['province', 'prefecture', 'county'])

const unitName = z.string().trim().min(1).max(60)
const attributes = {
  category: z.string().trim().min(1).max(20).nullable(),
  population: z.number().int().min(0).max(100_000_000).nullable(),
}
const span = { from: dayText.nullable(), to: dayText.nullable() }

/** A unit as of a day; in official order, so a tree is built by putting each under its parent. */
export const unitCard = z.object({
  id: idText,
  parent: idText.nullable(),
  kind: unitKind,
  code: z.string().nullable(),
  name: z.string(),
  ...attributes,
  /** A statistical unit without people of its own (虚拟社区). */
  virtual: z.boolean(),
  /** Whether the asker may change it, or what is below it. */
  mayChange: z.boolean(),
  mayChangeBelow: z.boolean(),
})

export const listUnits = defineRoute({
  name: 'units.list',
  summary: '某一天的机构',
  method: 'GET',
  path: '/api/t/:county/units',
  params: inCounty,
  query: z.object({ day: dayText.optional() }),
  answer: z.object({ day: dayText, units: z.array(unitCard) }),
  faults: [],
  access: { action: 'read', subject: 'Unit' },
})

/** An end of a relation: a unit, a post (with its unit) or a person. */
export const relationEnd = z.object({ kind: z.enum(['unit', 'post', 'person']), id: idText })

export const relationView = z.object({
  id: idText,
  kind: relationKind,
  /** Whether the unit asked for is the source; the other end is named. */
  outward: z.boolean(),
  other: relationEnd.extend({ name: z.string() }),
  /** The end on this unit's side when it is a post of the unit rather than the unit itself. */
  through: z.string().nullable(),
  ...span,
})

/** A unit with its whole history. */
export const readUnit = defineRoute({
  name: 'units.read',
  summary: '一个机构的沿革、关系',
  method: 'GET',
  path: '/api/t/:county/units/:unit',
  params: inCounty.extend({ unit: idText }),
  answer: z.object({
    id: idText,
    names: z.array(z.object({ name: z.string(), ...span })),
    spans: z.array(z.object({ ...attributes, ...span })),
    parents: z.array(z.object({ id: idText, name: z.string(), ...span })),
    relations: z.array(relationView),
  }),
  faults: ['unit.unknown'],
  access: { action: 'read', subject: 'Unit' },
})

/** One that stands already, or a new one of the same kind under the same parent. */
const successor = z.union([z.object({ unit: idText }), z.object({ name: unitName })])

/** A change from a day on; the days before keep what they had. */
export const unitChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    parent: idText,
    unitKind: foundableKind,
    name: unitName,
    code: z
      .string()
      .regex(/^\d{6,15}$/)
      .nullable(),
    ...attributes,
    virtual: z.boolean().default(false),
    on: dayText,
  }),
  /** `seen`: what the editor showed; something else in the meantime is a 409 with both. */
  z.object({ kind: z.literal('rename'), unit: idText, name: unitName, on: dayText, seen: unitName.optional() }),
  z.object({
    ...{ kind: z.literal('adjust'), unit: idText, ...attributes, on: dayText },
    seen: z.object(attributes).optional(),
  }),
  z.object({ kind: z.literal('move'), unit: idText, parent: idText, on: dayText }),
  z.object({ kind: z.literal('merge'), units: z.array(idText).min(1).max(50), into: successor, on: dayText }),
  z.object({
    kind: z.literal('split'),
    unit: idText,
    into: z.array(successor).min(2).max(20),
    /** Who takes each of its children: `to` counts the successors from 0. */
    children: z.array(z.object({ unit: idText, to: z.number().int().min(0) })).max(500),
    on: dayText,
  }),
  z.object({ kind: z.literal('end'), unit: idText, on: dayText }),
])

export const changeUnit = defineRoute({
  name: 'units.change',
  summary: '设立、更名、调整、改隶、合并、拆分、停用',
  method: 'POST',
  path: '/api/t/:county/unit-changes',
  params: inCounty,
  body: unitChange,
  /** The unit that stands afterwards: the new one, the successor, or the one that was changed. */
  answer: z.object({ unit: idText }),
  faults: [
    'request.changed-meanwhile',
    'unit.unknown',
    'unit.read-only',
    'unit.not-there',
    'unit.same-name',
    'unit.same-attributes',
    'unit.later-change',
    'unit.too-few',
    'unit.child-left',
    'unit.loop',
    'unit.name-taken',
    'unit.code-taken',
    'unit.root-stays',
  ],
  access: { action: 'manage-people', subject: 'Unit' },
})

export const addRelation = defineRoute({
  name: 'relations.add',
  summary: '建立包干、挂钩、驻村、派驻、行业主管关系',
  method: 'POST',
  path: '/api/t/:county/relations',
  params: inCounty,
  body: z.object({ kind: statedRelation, source: relationEnd, target: relationEnd, on: dayText }),
  answer: z.object({ relation: idText }),
  faults: ['unit.read-only', 'unit.unknown', 'relation.already-there', 'relation.same-end'],
  access: { action: 'manage-people', subject: 'Unit' },
})

export const endRelation = defineRoute({
  name: 'relations.end',
  summary: '结束关系',
  method: 'POST',
  path: '/api/t/:county/relations/:relation/end',
  params: inCounty.extend({ relation: idText }),
  body: z.object({ on: dayText }),
  answer: z.object({ relation: idText }),
  faults: ['unit.read-only', 'relation.unknown'],
  access: { action: 'manage-people', subject: 'Unit' },
})
