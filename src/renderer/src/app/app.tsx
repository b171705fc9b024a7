import { type ReactNode, useEffect } from 'react'
import { api } from '../api/client.ts'
import { CommandWiring } from './command-wiring.ts'
import { Layout } from './layout.tsx'
import { showNotice } from './notices.ts'
import { Palette } from './palette.tsx'
import { QuickLookSlot } from './quick-look-slot.tsx'
import { ShortcutKeys } from './shortcut-keys.ts'
import { ShortcutsOverlay } from './shortcuts-overlay.tsx'
import { SlideshowSlot } from './slideshow-slot.tsx'

export function App(): ReactNode {
  useEffect(() => api.on('notice', showNotice), [])
  return (
    <>
      <CommandWiring />
      <ShortcutKeys />
      <Layout />
      <QuickLookSlot />
      <SlideshowSlot />
      <Palette />
      <ShortcutsOverlay />
    </>
  )
}
