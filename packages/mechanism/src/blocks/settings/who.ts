import { UNIT_KINDS, type UnitKind } from '@jizhi/domain'
import { z } from 'zod'
import { choice } from './field.ts'
import { sayRelation } from './relation.ts'

/** Whose post acts: found on the pinned graph, never a named person. */
export const who = (title: string) =>
  z
    .strictObject({
      at: choice(
        '哪一级的岗位',
        { owner: '主办单位', row: '本行单位', parent: '本行上级单位', relation: '按关系找到的单位' },
        'owner',
      ),
      level: z
        .enum([...(Object.keys(UNIT_KINDS) as UnitKind[]), '']) // Object.keys forgets that the keys are the kinds
        .default('')
        .meta({ title: '先到哪一级', labels: { ...UNIT_KINDS, '': '不限' }, help: '从本行往上先到这一级再找。' }),
      relation: z.string().max(40).default('').meta({ title: '关系', ref: 'relation' }),
      role: z.string().max(40).default('').meta({ title: '岗位', ref: 'role' }),
      deputy: z.boolean().default(true).meta({ title: '正职不在时由副职代' }),
    })
    .prefault({})
    .meta({ title, form: 'who' })

export type Who = z.output<ReturnType<typeof who>>

/** Names of the posts shipped with the product; a county may add its own, which are then shown by their id. */
export const ROLE_NAMES: { readonly [role: string]: string } = {
  'county-admin': '考核办',
  approver: '审批人',
  inspector: '考核组',
  clerk: '经办人',
  adjudicator: '裁定人',
  signatory: '签发人',
  finance: '财政',
  head: '主要领导',
  'deputy-head': '分管领导',
  'deputy-secretary': '副书记',
  'stationed-leader': '驻村领导',
  'village-head': '村主要领导',
  cadre: '干部',
  'seconded-cadre': '派驻干部',
  'liaison-cadre': '联络下沉干部',
  dispatcher: '受理派单员',
  'grid-worker': '网格员',
  'branch-secretary': '支部书记',
  'party-member': '党员',
  'street-chief': '街长',
  'lane-chief': '巷长',
  'contractor-clerk': '项目公司经办人',
  'contractor-manager': '项目公司负责人',
}

/** Whoever is asked in or gets a copy may also be a body of the county that no post of a drawing stands for. */
export const BODY_NAMES: { readonly [body: string]: string } = {
  ...ROLE_NAMES,
  discipline: '纪委监委',
  organisation: '组织部',
  'home-unit': '原单位',
}

export const sayWho = (person: Who): string => {
  const level = person.level === '' ? '' : `所属${UNIT_KINDS[person.level]}`
  const where = {
    owner: '',
    row: '本行单位',
    parent: level || '上级单位',
    relation: `${level}“${sayRelation(person.relation)}”单位`,
  }[person.at]
  return `${where}${person.role === '' ? '（岗位未设）' : (ROLE_NAMES[person.role] ?? person.role)}`
}
