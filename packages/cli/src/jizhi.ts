#!/usr/bin/env node
import { printed } from './print.ts'

const { code, out, aside } = printed(process.argv.slice(2))
// Whoever reads may stop early, as `head` does.
process.stdout.on('error', () => undefined)
process.stdout.write(out)
process.stderr.write(aside)
process.exitCode = code
