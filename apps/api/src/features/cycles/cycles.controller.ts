import {
  type Input as InputOf,
  listCycles,
  listFacts,
  openCycle,
  type Reply,
  readCycle,
  readTable,
  whatIf,
  whyCell,
} from '@jizhi/contracts'
import { Controller } from '@nestjs/common'
import { Contract, Input, Who } from '../../platform/contract/contract.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { CourseService } from './course.service.ts'
import { CyclesService } from './cycles.service.ts'
import { WhatIfService } from './what-if.service.ts'
import { WhyService } from './why.service.ts'

@Controller()
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly whys: WhyService,
    private readonly whatIfs: WhatIfService,
    private readonly course: CourseService,
  ) {}

  @Contract(listCycles)
  list(@Who() actor: Actor, @Input() input: InputOf<typeof listCycles>): Promise<Reply<typeof listCycles>> {
    return this.cycles.list(actor, input.query.mechanism)
  }

  @Contract(openCycle)
  open(@Who() actor: Actor, @Input() input: InputOf<typeof openCycle>): Promise<Reply<typeof openCycle>> {
    return this.cycles.open(actor, input)
  }

  @Contract(readCycle)
  read(@Who() actor: Actor, @Input() input: InputOf<typeof readCycle>): Promise<Reply<typeof readCycle>> {
    return this.cycles.read(actor, input.params.cycle)
  }

  @Contract(readTable)
  table(@Who() actor: Actor, @Input() input: InputOf<typeof readTable>): Promise<Reply<typeof readTable>> {
    return this.cycles.table(actor, input)
  }

  @Contract(whyCell)
  why(@Who() actor: Actor, @Input() input: InputOf<typeof whyCell>): Promise<Reply<typeof whyCell>> {
    return this.whys.why(actor, input)
  }

  @Contract(whatIf)
  whatIf(@Who() actor: Actor, @Input() input: InputOf<typeof whatIf>): Promise<Reply<typeof whatIf>> {
    return this.whatIfs.whatIf(actor, input)
  }

  @Contract(listFacts)
  facts(@Who() actor: Actor, @Input() input: InputOf<typeof listFacts>): Promise<Reply<typeof listFacts>> {
    return this.course.list(actor, input)
  }
}
