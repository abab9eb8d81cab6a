import type { Route } from '@jizhi/contracts'
import { ModulesContainer } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { ROUTE } from '../src/platform/contract/contract.ts'

/** The routes that Nest itself serves, read from its metadata; a handler without one has no name here and fails the comparison. */
export function routesServed(app: NestFastifyApplication): Route[] {
  const served: Route[] = []
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue
      const prototype: object = metatype.prototype
      for (const name of Object.getOwnPropertyNames(prototype)) {
        if (name === 'constructor') continue
        const handler: unknown = Reflect.get(prototype, name)
        if (typeof handler !== 'function' || !Reflect.hasMetadata('path', handler)) continue
        const route: Route | undefined = Reflect.getMetadata(ROUTE, handler)
        if (route === undefined) throw new Error(`${metatype.name}.${name} has no route`)
        served.push(route)
      }
    }
  return served
}
