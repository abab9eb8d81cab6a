import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { runCommand } from '../command.ts'
import { findProgram } from '../postgres/binaries.ts'
import { Refusal } from '../refusal.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const WHAT_TO_INSTALL =
  '请安装 Chromium 和中文字体（Debian：apt-get install -y chromium fonts-noto-cjk），或用 CHROMIUM_PATH 指定浏览器。'

/** The browser the tests drive: CHROMIUM_PATH, one of the machine's, else the one Playwright downloaded. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const own = chromium.executablePath()
  return findProgram(...NAMES) ?? (existsSync(own) ? own : undefined)
}

/** The same, after installing what is missing where that may be done: as root on Debian. */
export async function ensureChromium(): Promise<string> {
  if (!findChromium() || !(await hasChineseFont())) await installOnDebian()
  return accept(findChromium(), await hasChineseFont())
}

/** The browser, when it is there and can write Chinese; else a sentence that names what is missing. */
export function accept(found: string | undefined, chineseFont: boolean): string {
  if (!found || !existsSync(found)) throw new Refusal(`没有找到可用的 Chromium。${WHAT_TO_INSTALL}`)
  if (!chineseFont) throw new Refusal(`本机没有中文字体，页面上的汉字会显示为方框。${WHAT_TO_INSTALL}`)
  return found
}

async function installOnDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return
  console.log('正在安装 Chromium 和中文字体（约需一分钟）…')
  const env = { DEBIAN_FRONTEND: 'noninteractive', PATH: `${process.env.PATH}:/usr/sbin:/sbin:/usr/bin:/bin` }
  await runCommand('apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk fontconfig', {
    env,
  })
}

/** Whether any font of the machine has Chinese letters; macOS and Windows always bring one. */
async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const list = findProgram('fc-list')
  return list !== undefined && (await runCommand(`"${list}" :lang=zh family`)).output.trim() !== ''
}
