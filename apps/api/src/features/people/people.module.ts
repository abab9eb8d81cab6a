import { Module } from '@nestjs/common'
import { AccountsService } from './accounts.service.ts'
import { LeavesController } from './leaves.controller.ts'
import { LeavesService } from './leaves.service.ts'
import { LeavesStore } from './leaves.store.ts'
import { PeopleController } from './people.controller.ts'
import { PeopleImports } from './people-imports.ts'
import { PersonsService } from './persons.service.ts'
import { PersonsStore } from './persons.store.ts'
import { PostsService } from './posts.service.ts'
import { PostsStore } from './posts.store.ts'
import { RelationsService } from './relations.service.ts'
import { UnitsController } from './units.controller.ts'
import { UnitsService } from './units.service.ts'
import { UnitsStore } from './units.store.ts'
import { WhoService } from './who.service.ts'

@Module({
  controllers: [UnitsController, PeopleController, LeavesController],
  providers: [
    AccountsService,
    LeavesService,
    LeavesStore,
    PeopleImports,
    PersonsService,
    PersonsStore,
    PostsService,
    PostsStore,
    RelationsService,
    UnitsService,
    UnitsStore,
    WhoService,
  ],
  exports: [PeopleImports],
})
export class PeopleModule {}
