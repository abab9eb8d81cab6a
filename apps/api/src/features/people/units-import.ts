import {
  applyChange,
  type Day,
  graphAsOf,
  isValidOn,
  type OrgGraph,
  type Unit,
  type UnitId,
  type UnitKind,
} from '@jizhi/domain'
import type { Tx } from '../../platform/database/database.ts'
import { Fault } from '../../platform/faults/fault.ts'
import { newId } from '../../platform/new-id.ts'
import type { Actor } from '../../platform/session/actor.ts'
import {
  denseText,
  indexUnits,
  type Problem,
  type ReadRow,
  type TableRead,
  type UnitIndex,
} from '../../platform/spreadsheet/index.ts'
import { flaw, type PeopleImport, type PeoplePlan, textOf, wholeOf } from './import-plan.ts'
import { importOwner, knownUnits } from './known-units.ts'
import { type OpenedOrg, openOrg } from './opened-org.ts'
import { loadOrg, lockOrg } from './org.store.ts'
import { saveOrg } from './save-org.store.ts'
import { kindBelow, kindOfWord } from './unit-kind-words.ts'

/** A row as a unit: one that stands, or a new one with its parent. */
interface Node {
  readonly row: ReadRow
  readonly name: string
  readonly code: string | undefined
  id: string
  standing: Unit | undefined
  parent: string | undefined
}

/** 导入机构: units that are not there are founded below their parent, those that are get name, category and population. */
export async function unitsImport(tx: Tx, actor: Actor): Promise<PeopleImport> {
  const org = await openOrg(tx, actor)
  const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const
  return {
    ownerUnitId: importOwner(actor, org),
    title: '机构',
    request: {
      columns: [
        {
          id: 'name',
          label: '单位',
          aliases: ['单位名称', '机构名称', '名称'],
          required: true,
          filled: true,
          type: text(60),
        },
        {
          id: 'parent',
          label: '上级单位',
          aliases: ['上级', '上级代码', '上级单位代码', '所属单位', '所属乡镇'],
          required: false,
          type: text(60),
        },
        { id: 'kind', label: '类型', aliases: ['单位类型'], required: false, type: text(20) },
        {
          id: 'code',
          label: '代码',
          aliases: ['单位代码', '行政区划代码', '区划代码'],
          required: false,
          type: text(15),
        },
        { id: 'category', label: '类别', aliases: ['考评类别', '考核类别', '分类'], required: false, type: text(20) },
        {
          id: 'population',
          label: '人口',
          aliases: ['人口数', '常住人口', '户籍人口'],
          required: false,
          type: { kind: 'decimal', scale: 0, min: '0', max: '100000000', unit: '人' },
        },
        { id: 'since', label: '自哪天起', aliases: ['起始日期'], required: false, type: { kind: 'date' } },
      ],
      key: ['name', 'parent', 'code'],
    },
    filled: [],
    source: null,
    plan: (_, table) => planUnits(actor, org, table),
  }
}

function planUnits(actor: Actor, org: OpenedOrg, table: TableRead): PeoplePlan {
  const problems: Problem[] = []
  const nodes = table.rows.map((row): Node => nodeOf(org, row))
  const index = indexUnits(actor.tenant.code, knownUnits(org))
  for (const node of nodes) {
    const problem = settle(actor, org, { table, nodes, index }, node)
    if (problem !== undefined) problems.push(problem)
  }
  let graph = org.graph
  let [added, corrected] = [0, 0]
  for (const node of problems.length > 0 ? [] : nodes) {
    const before = graph
    const done =
      node.standing === undefined ? founded(graph, org, nodes, node) : updated(graph, org, node, node.standing)
    if ('why' in done) problems.push(flaw(table, node.row, 'name', 'unit.disagrees', done.why))
    else graph = done
    if (graph === before) continue
    if (node.standing === undefined) added += 1
    else corrected += 1
  }
  const sound = graphAsOf(graph, org.today)
  const [first] = table.rows
  if (!sound.ok && first !== undefined)
    problems.push(flaw(table, first, 'parent', 'unit.disagrees', '表里的上级单位互相套着，请核对“上级单位”列。'))
  return {
    effect: { added, corrected, unchanged: nodes.length - added - corrected },
    problems,
    differences: [],
    report: null,
    write: (tx) => writeUnits(tx, actor, org, graph),
  }
}

async function writeUnits(tx: Tx, actor: Actor, org: OpenedOrg, graph: OrgGraph): Promise<void> {
  await lockOrg(tx, actor.rootUnitId)
  // somebody changed units between the check and the lock: the caller checks again
  if ((await loadOrg(tx)).graph.revision !== org.graph.revision) throw new Fault('system.busy')
  await saveOrg(tx, org, graph)
}

function nodeOf(org: OpenedOrg, row: ReadRow): Node {
  const code = textOf(row, 'code')
  const standing =
    code === undefined ? undefined : org.graph.units.find((unit) => unit.code === code && isValidOn(unit, org.today))
  return { row, name: textOf(row, 'name') ?? '', code, id: standing?.id ?? newId(), standing, parent: undefined }
}

interface Settling {
  readonly table: TableRead
  readonly nodes: readonly Node[]
  readonly index: UnitIndex
}

/** Finds the parent of a row and, for a row without code, the unit of that name below it. */
function settle(actor: Actor, org: OpenedOrg, { table, nodes, index }: Settling, node: Node): Problem | undefined {
  const complain = (column: string, code: Problem['code'], message: string): Problem =>
    flaw(table, node.row, column, code, message)
  if (node.code !== undefined && !node.code.startsWith(actor.tenant.code))
    return complain(
      'code',
      'unit.foreign',
      `代码 ${node.code} 不属于本县（本县代码以 ${actor.tenant.code} 开头），请删去这一行或改正代码。`,
    )
  if (node.standing?.id === actor.rootUnitId) return undefined
  const above = textOf(node.row, 'parent')
  const found = above === undefined ? undefined : index.find(above)
  const inFile =
    above === undefined
      ? []
      : nodes.filter((other) => other.code === above || denseText(other.name) === denseText(above))
  if (above === undefined)
    node.parent = node.standing === undefined ? actor.rootUnitId : org.view.units.get(node.standing.id)?.parent
  else if (found?.kind === 'found') node.parent = found.unit.id
  else if (found?.kind === 'ambiguous' || inFile.length > 1)
    return complain('parent', 'unit.ambiguous', `上级单位“${above}”不止一个，请改填它的代码。`)
  else if (inFile[0] !== undefined) node.parent = inFile[0].id
  else return complain('parent', 'unit.unknown', `上级单位“${above}”不在本县，表里也没有这一行，请核对。`)
  if (node.code === undefined) {
    const same = org.graph.units.find(
      (unit) =>
        isValidOn(unit, org.today) &&
        org.view.units.get(unit.id)?.parent === node.parent &&
        denseText(org.nameOf(unit.id)) === denseText(node.name),
    )
    if (same !== undefined) [node.standing, node.id] = [same, same.id]
  }
  const moved =
    node.standing !== undefined && above !== undefined && org.view.units.get(node.standing.id)?.parent !== node.parent
  if (moved) return complain('parent', 'unit.disagrees', `${node.name}现在不归“${above}”管，请先在机构页办理改隶。`)
  const known = node.parent !== undefined && org.view.units.has(node.parent)
  if (known && node.parent !== undefined && !org.manages('Unit', node.parent))
    return complain('name', 'unit.foreign', `您的岗位管不到${node.name}的上级，请删去这一行。`)
  return undefined
}

function founded(graph: OrgGraph, org: OpenedOrg, nodes: readonly Node[], node: Node): OrgGraph | { why: string } {
  const parent = node.parent as UnitId // settled without a problem
  const above = graph.units.find((unit) => unit.id === parent) ?? nodes.find((other) => other.id === parent)
  const aboveKind = above === undefined ? undefined : 'kind' in above ? above.kind : kindOfNode(above, undefined)
  const kind = kindOfNode(node, aboveKind)
  if (kind === undefined)
    return { why: `看不出${node.name}是哪类单位，请在“类型”列填写，如 镇、村、小组、道路、小区、公厕。` }
  // what a list says of the county holds as long as the unit above has stood, unless it names a day
  const since = (textOf(node.row, 'since') ??
    org.graph.units.find((unit) => unit.id === parent)?.validFrom ??
    START) as Day
  const from = { validFrom: since, validTo: null }
  const unit: Unit = {
    id: node.id as UnitId, // made by this program
    kind,
    code: node.code ?? null,
    category: textOf(node.row, 'category') ?? null,
    level: kind,
    population: wholeOf(node.row, 'population') ?? null,
    virtual: node.name.includes('虚拟'),
    ...from,
  }
  return {
    ...graph,
    units: [...graph.units, unit],
    names: [...graph.names, { unit: unit.id, name: node.name, ...from }],
    relations: [...graph.relations, { kind: 'belongs-to', source: unit.id, target: parent, share: null, ...from }],
  }
}

const START = '2000-01-01'

function kindOfNode({ row }: Node, above: UnitKind | undefined): UnitKind | undefined {
  const word = textOf(row, 'kind')
  return word === undefined ? above && kindBelow(above) : kindOfWord(word)
}

/** A first category is what the unit always had; a later one holds from a day on. */
function updated(graph: OrgGraph, org: OpenedOrg, node: Node, standing: Unit): OrgGraph | { why: string } {
  const on = (textOf(node.row, 'since') ?? org.today) as Day
  const category = textOf(node.row, 'category') ?? standing.category
  const population = wholeOf(node.row, 'population') ?? standing.population
  let after = graph
  if (denseText(org.nameOf(standing.id)) !== denseText(node.name)) {
    const renamed = applyChange(after, { kind: 'rename', unit: standing.id, name: node.name, on }, graph.revision)
    if (!renamed.ok) return { why: `${node.name}在 ${on} 之后另有变动，请在机构页办理。` }
    after = renamed.value
  }
  if (category === standing.category && population === standing.population) return after
  if (standing.category === null && standing.population === null)
    return {
      ...after,
      units: after.units.map((unit) => (unit === standing ? { ...unit, category, population } : unit)),
    }
  const adjusted = applyChange(
    after,
    { kind: 'adjust', unit: standing.id, category, level: standing.level, population, on },
    graph.revision,
  )
  return adjusted.ok ? adjusted.value : { why: `${node.name}在 ${on} 之后另有变动，请在机构页办理。` }
}
