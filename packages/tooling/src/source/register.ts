import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { ROOT } from '../command.ts'

// Node strips types but knows no decorators: with this the api runs from its source, as it would run when built.
const DECORATED = pathToFileURL(join(ROOT, 'apps', 'api')).href

registerHooks({
  load(url, context, next) {
    if (!url.startsWith(DECORATED) || !url.endsWith('.ts')) return next(url, context)
    const filename = fileURLToPath(url)
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      sourceMaps: 'inline',
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'es6' },
    })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
