import { endWith } from '../refusal.ts'
import { runUnit } from '../test/vitest.ts'
import { STEPS } from './steps.ts'

/** `pnpm check`: every step, its seconds, and what it said when it fails. */
async function check(): Promise<boolean> {
  let sound = true
  const say = (name: string, seconds: number, verdict: string) =>
    console.log(`${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${verdict}`)
  for (const step of STEPS) {
    const { ok, output, seconds } = await step.run()
    if (!ok) console.log(output)
    say(step.name, seconds, ok ? 'ok' : 'FAILED')
    sound &&= ok
  }
  const unit = await runUnit()
  if (unit.failed > 0) console.log(unit.output)
  say('unit tests', unit.seconds, `${unit.passed} passed, ${unit.failed} failed`)
  return sound && unit.failed === 0
}

await check().then((sound) => process.exit(sound ? 0 : 1), endWith)
