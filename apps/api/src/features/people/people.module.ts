import { Module } from '@nestjs/common'
import { AccountsService } from './accounts.service.ts'
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

@Module({
  controllers: [UnitsController, PeopleController],
  providers: [
    AccountsService,
    PeopleImports,
    PersonsService,
    PersonsStore,
    PostsService,
    PostsStore,
    RelationsService,
    UnitsService,
    UnitsStore,
  ],
  exports: [PeopleImports],
})
export class PeopleModule {}
