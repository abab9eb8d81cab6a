import { type Input as InputOf, listRegisters, type Reply, readRegister } from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { RegistersService } from './registers.service.ts'

@Controller()
export class RegistersController {
  constructor(private readonly registers: RegistersService) {}

  @Contract(listRegisters)
  list(@Who() actor: Actor): Promise<Reply<typeof listRegisters>> {
    return this.registers.list(actor)
  }

  @Contract(readRegister)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readRegister>): Promise<Reply<typeof readRegister>> {
    return this.registers.read(actor, input)
  }
}
