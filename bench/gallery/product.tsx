/** The shipped gallery as the window mounts it, over a main process that only knows the list. */
import '@mantine/core/styles.css'
import '../../src/renderer/src/ui/global.css'
import { MantineProvider } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { cssVariablesResolver, theme } from '../../src/renderer/src/app/theme.ts'
import { usePictures } from '../../src/renderer/src/data/pictures-store.ts'
import { useSettings } from '../../src/renderer/src/data/settings-store.ts'
import { Gallery } from '../../src/renderer/src/features/gallery/gallery.tsx'
import type { PictureStub } from '../../src/shared/domain/picture.ts'
import type { PanelSizes } from '../../src/shared/domain/settings.ts'
import { cellSide } from './cell.ts'

/** What the window asks of the main process while it shows a list. */
function answer(stubs: readonly PictureStub[], name: string, input: unknown): unknown {
  if (name !== 'pictures.index') return null
  const { after, limit } = input as { after: string | null; limit: number }
  const from = after === null ? 0 : stubs.findIndex(([id]) => id === after) + 1
  return { stubs: stubs.slice(from, from + limit), total: stubs.length }
}

/** @param layout how the gallery is set up, beside the size of its tiles */
export function product(
  layout: Partial<PanelSizes>
): (props: { stubs: readonly PictureStub[]; onScroller: (element: HTMLElement) => void }) => ReactNode {
  return function Product({ stubs, onScroller }) {
    const host = useRef<HTMLDivElement>(null)
    useEffect(() => {
      window.palimpsest = {
        invoke: (name: string, input: unknown) => Promise.resolve({ ok: true, value: answer(stubs, name, input) }),
        on: () => () => undefined
      } as unknown as typeof window.palimpsest
      const { settings, settingsLoaded } = useSettings.getState()
      settingsLoaded({ ...settings, layout: { ...settings.layout, tileSize: cellSide, ...layout } })
      usePictures.getState().reload()
      const watch = new MutationObserver(() => {
        const scroller = host.current?.querySelector<HTMLElement>('[role="grid"]')
        if (!scroller) return
        watch.disconnect()
        onScroller(scroller)
      })
      if (host.current) watch.observe(host.current, { childList: true, subtree: true })
      return () => watch.disconnect()
    }, [stubs, onScroller])
    return (
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="dark">
        <div ref={host} style={{ height: '100%' }}>
          <Gallery welcome={null} libraryState="ready" />
        </div>
      </MantineProvider>
    )
  }
}

/** True when the whole list has come. */
export function productIsComplete(): boolean {
  return usePictures.getState().state === 'complete'
}
