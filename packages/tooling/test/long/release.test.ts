import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/command.ts'

// Run inside a network namespace that holds nothing but its own loopback.
const SCRIPT = `
ip link set lo up
cd "$1"
PORT=4890 ./jizhi start > "$2/start.log" 2>&1 &
started=$!
for i in $(seq 180); do curl -fsS http://127.0.0.1:4890/health > /dev/null 2>&1 && break; sleep 0.5; done
echo "health $(curl -sS http://127.0.0.1:4890/health)"
curl -sS -m 3 https://registry.npmjs.org > /dev/null 2>&1 && echo outside || echo alone
[ -z "$3" ] || ./jizhi tenant --code "$3" --name 试用县 --admin office > /dev/null || echo "no tenant"
echo "counties $(curl -sS http://127.0.0.1:4890/api/tenants)"
echo "page $(curl -sS http://127.0.0.1:4890/ | head -1)"
kill -TERM $started
wait $started
echo "ended $?"
`

let folder: string
let unpacked: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jizhi-release-'))
  execFileSync(process.execPath, [join(ROOT, 'packages/tooling/src/release/pack.ts'), '--out', join(folder, 'out')], {
    cwd: ROOT,
    stdio: 'ignore',
  })
  const archive = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.tar.gz')) ?? ''
  execFileSync('tar', ['-xzf', join(folder, 'out', archive), '-C', folder])
  rmSync(join(folder, 'out'), { recursive: true })
  unpacked = join(folder, readdirSync(folder)[0] ?? '')
  writeFileSync(join(folder, 'try.sh'), SCRIPT)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function runAlone(release: string, county = ''): string {
  const { PATH: _, ...rest } = process.env
  const env = { HOME: folder, LANG: rest.LANG ?? 'C', PATH: '/usr/sbin:/usr/bin:/sbin:/bin', JIZHI_DEMO: 'off' }
  const { stdout } = spawnSync('unshare', ['-rn', 'sh', join(folder, 'try.sh'), release, folder, county], {
    env,
    encoding: 'utf8',
  })
  return stdout
}

test('PACK-1 an archive starts on a machine without a network, makes a county and ends cleanly', () => {
  const said = runAlone(unpacked, '350583')
  expect(said).toContain('health {"status":"ok"')
  expect(said).toContain('alone')
  expect(said).toContain('试用县')
  expect(said).toContain('page <!doctype html>')
  expect(said).toContain('ended 0')
})

test('PACK-2 the next version is unpacked beside and finds everything', () => {
  const next = `${unpacked}-next`
  cpSync(unpacked, next, { recursive: true, verbatimSymlinks: true })
  const said = runAlone(next)
  expect(said).toContain('health {"status":"ok"')
  expect(said).toContain('试用县')
  expect(said).toContain('ended 0')
  expect(readdirSync(folder)).toContain('jizhi-data')
})
