import {
  type Input as InputOf,
  listBoards,
  listPublicBoards,
  type Reply,
  readBoard,
  readPublicBoard,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, InTenant, Who } from '../../platform/contract/contract.ts'
import type { Actor, TenantCard } from '../../platform/session/actor.ts'
import { BoardsService } from './boards.service.ts'

@Controller()
export class BoardsController {
  constructor(private readonly service: BoardsService) {}

  @Contract(listBoards)
  list(@Who() actor: Actor): Promise<Reply<typeof listBoards>> {
    return this.service.list(actor)
  }

  @Contract(readBoard)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readBoard>): Promise<Reply<typeof readBoard>> {
    return this.service.read(actor, input.params.board)
  }

  @Contract(listPublicBoards)
  publicList(@InTenant() tenant: TenantCard): Promise<Reply<typeof listPublicBoards>> {
    return this.service.publicList(tenant)
  }

  @Contract(readPublicBoard)
  publicRead(
    @InTenant() tenant: TenantCard,
    @Input() input: InputOf<typeof readPublicBoard>,
  ): Promise<Reply<typeof readPublicBoard>> {
    return this.service.publicRead(tenant, input.params.board)
  }
}
