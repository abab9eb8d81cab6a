import { dayOf, idsOf, type Key } from '@jizhi/domain'
import type { AnyFact } from '@jizhi/mechanism'
import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { personNamesOf, unitNamesByDay, unitNamesOn } from '../people/index.ts'
import { registerNamesOf } from '../registers/index.ts'
import type { Standing } from './standing.ts'

/** Names as they stood on the cycle's day (PIN-3); facts and tables hold ids only. */
export interface Names {
  unit(id: string): string
  person(id: string): string
  /** Names of a key's subjects, joined. The whole table has the empty key. */
  row(key: string): string
  /** Official order of the key's first unit. */
  ordinal(key: string): number
}

@Injectable()
export class NamesReader {
  /** `more`: persons that the facts do not speak of by themselves. */
  async of(tx: Tx, { pins, facts }: Pick<Standing, 'pins' | 'facts'>, more: readonly string[] = []): Promise<Names> {
    const stated = facts.flatMap(personsIn).filter((id) => id !== undefined)
    return this.on(tx, dayOf(pins.openedAt), [...new Set([...stated, ...more])])
  }

  /** For many streams at once, each with a day of its own: of these keys and persons. */
  async onDays(tx: Tx, keys: readonly string[], personIds: readonly string[]): Promise<(day: string) => Names> {
    const persons = await personNamesOf(tx, personIds)
    const objects = await registerNamesOf(tx)
    const known = await unitNamesByDay(tx, [...new Set(keys.flatMap((key) => idsOf(key as Key)))]) // keys of our own tables
    return (day) => namesFrom((id) => known(id, day), persons, objects)
  }

  /** `only`: the units that will be asked for, where they are few. */
  async on(tx: Tx, day: string, personIds: readonly string[] = [], only?: readonly string[]): Promise<Names> {
    const units = await unitNamesOn(tx, day, only)
    const persons = await personNamesOf(tx, personIds)
    return namesFrom((id) => units.get(id), persons, await registerNamesOf(tx))
  }
}

function namesFrom(
  known: (id: string) => { readonly name: string; readonly ordinal: number } | undefined,
  persons: ReadonlyMap<string, string>,
  objects: ReadonlyMap<string, string>,
): Names {
  const unit = (id: string): string => known(id)?.name ?? objects.get(id) ?? id
  const ids = (key: string): readonly string[] => idsOf(key as Key) // keys of our own tables
  return {
    unit,
    person: (id) => persons.get(id) ?? '（姓名已删除）',
    row: (key) => (key === '' ? '' : key === 'all' ? '全部' : ids(key).map(unit).join(' · ')),
    ordinal: (key) => known(ids(key)[0] ?? '')?.ordinal ?? 0,
  }
}

/** Everybody a fact names: who said it, of whom, and who came, stands in, or was asked to act. */
function personsIn(fact: AnyFact): readonly (string | undefined)[] {
  const said = [fact.by, fact.slot.person]
  if (fact.kind === 'assigned') return [...said, fact.value.from, fact.value.to]
  if (fact.kind === 'initial') return [...said, fact.value.second, ...('doers' in fact.value ? fact.value.doers : [])]
  if (fact.kind !== 'holder') return said
  return [...said, ...fact.value.holders, ...(fact.value.standIns ?? []).flatMap(({ by, of }) => [by, of])]
}
