import { Injectable } from '@nestjs/common'
import type { Tx } from '../../platform/database/database.ts'
import { Queue } from '../../platform/queue/queue.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { Identity } from '../../platform/session/identity.ts'
import type { PeopleImport } from './import-plan.ts'
import { peopleImport } from './people-import.ts'
import { PersonsStore } from './persons.store.ts'
import { PostsStore } from './posts.store.ts'
import { relationsImport } from './relations-import.ts'
import { UnitsStore } from './units.store.ts'
import { unitsImport } from './units-import.ts'

/** The three files this feature takes in; reading, checking and answering is the imports' own work. */
@Injectable()
export class PeopleImports {
  constructor(
    private readonly posts: PostsStore,
    private readonly persons: PersonsStore,
    private readonly identity: Identity,
    private readonly queue: Queue,
    private readonly unitsStore: UnitsStore,
  ) {}

  units(tx: Tx, actor: Actor): Promise<PeopleImport> {
    return unitsImport(tx, actor)
  }

  relations(tx: Tx, actor: Actor): Promise<PeopleImport> {
    return relationsImport(tx, actor, { posts: this.posts, units: this.unitsStore })
  }

  people(tx: Tx, actor: Actor): Promise<PeopleImport> {
    return peopleImport(tx, actor, {
      posts: this.posts,
      persons: this.persons,
      identity: this.identity,
      queue: this.queue,
    })
  }
}
