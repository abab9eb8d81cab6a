import { templates } from '@jizhi/templates'
import { describe, expect, it } from 'vitest'
import { openDrawing } from '../../src/features/designer/drawing/open-drawing.ts'
import { autosave, type SaveDrawing } from '../../src/features/designer/saving/autosave.ts'

const at = new Date('2026-10-31T02:32:00Z')
const opened = () => openDrawing(templates['village-monthly-award'].mechanism, { positions: {} })
const named = (name: string) => ({ edit: { do: 'rename', name } }) as const

describe('saving by itself', () => {
  it('sends the newest state once the hand rests, one request at a time', async () => {
    const store = opened()
    const sent: string[] = []
    let running = 0
    const save: SaveDrawing = async ({ mechanism }) => {
      running += 1
      expect(running).toBe(1)
      sent.push(mechanism.name)
      if (sent.length === 1) store.getState().change('改', named('三'))
      await Promise.resolve()
      running -= 1
      return { at }
    }
    const saving = autosave(store, save, undefined, 10_000)
    store.getState().change('改', named('一'))
    store.getState().change('改', named('二'))
    expect(saving.read().kind).toBe('waiting')
    await saving.flush()
    expect(sent).toEqual(['二', '三'])
    expect(saving.read()).toEqual({ kind: 'saved', at })
    saving.stop()
  })

  it('keeps what was not stored and sends it again when asked', async () => {
    const store = opened()
    let fails = true
    const saving = autosave(
      store,
      async () => {
        if (fails) throw new Error('网络中断。')
        return { at }
      },
      undefined,
      10_000,
    )
    store.getState().change('改', named('一'))
    await saving.flush()
    expect(saving.read()).toEqual({ kind: 'failed', message: '网络中断。' })
    fails = false
    await saving.flush()
    expect(saving.read().kind).toBe('saved')
    saving.stop()
  })

  it('sends nothing more once somebody else saved in between', async () => {
    const store = opened()
    let asked = 0
    const saving = autosave(
      store,
      async () => {
        asked += 1
        return 'conflict'
      },
      undefined,
      10_000,
    )
    store.getState().change('改', named('一'))
    await saving.flush()
    store.getState().change('改', named('二'))
    await saving.flush()
    expect(asked).toBe(1)
    expect(saving.read().kind).toBe('conflict')
    saving.stop()
  })
})
