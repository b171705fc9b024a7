import { describe, expect, it, vi } from 'vitest'
import { createCommandBus } from './commands.ts'

describe('the command bus', () => {
  it('passes a command to its handler', () => {
    const bus = createCommandBus()
    const handler = vi.fn<(payload: unknown) => void>()
    bus.handle('goTo', handler)
    bus.run('goTo', { view: 'queue' })
    expect(handler).toHaveBeenCalledExactlyOnceWith({ view: 'queue' })
  })

  it('drops a command that nobody can handle, so that it does not run later', () => {
    const bus = createCommandBus()
    bus.run('generate')
    const handler = vi.fn<(payload: unknown) => void>()
    bus.handle('generate', handler)
    expect(handler).not.toHaveBeenCalled()
  })

  it('opens a closed part and runs the command once the part handles it', () => {
    const bus = createCommandBus()
    const handler = vi.fn<(payload: unknown) => void>()
    const open = vi.fn<() => void>(() => void bus.handle('applyPreset', handler))
    bus.openBy(['applyPreset'], open)
    bus.run('applyPreset', { presetId: 'pixazo/sdxl-lightning:4-steps' })
    expect(open).toHaveBeenCalledOnce()
    expect(handler).toHaveBeenCalledExactlyOnceWith({ presetId: 'pixazo/sdxl-lightning:4-steps' })
  })

  it('runs a waiting command only once', () => {
    const bus = createCommandBus()
    bus.openBy(['generate'], () => undefined)
    bus.run('generate')
    const handler = vi.fn<(payload: unknown) => void>()
    bus.handle('generate', handler)()
    bus.handle('generate', handler)
    expect(handler).toHaveBeenCalledOnce()
  })

  it('drops a command whose part cannot open now', () => {
    const bus = createCommandBus()
    bus.openBy(['editTags'], () => false)
    bus.run('editTags')
    const handler = vi.fn<(payload: unknown) => void>()
    bus.handle('editTags', handler)
    expect(handler).not.toHaveBeenCalled()
  })

  it('does not remove a newer handler with an older one', () => {
    const bus = createCommandBus()
    const newer = vi.fn<(payload: unknown) => void>()
    const takeOld = bus.handle('focusSearch', vi.fn<(payload: unknown) => void>())
    bus.handle('focusSearch', newer)
    takeOld()
    bus.run('focusSearch')
    expect(newer).toHaveBeenCalledOnce()
  })
})
