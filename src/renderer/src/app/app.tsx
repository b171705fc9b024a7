import { type ReactNode, useEffect } from 'react'
import { api } from '../api/client.ts'
import { ExportDialog } from '../features/export/export-dialog.tsx'
import { KeepDialogs } from '../features/keep/keep-dialogs.tsx'
import { CommandWiring } from './command-wiring.ts'
import { ImportSlot } from './import-slot.tsx'
import { Layout } from './layout.tsx'
import { MarkKeys } from './mark-keys.ts'
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
      <MarkKeys />
      <Layout />
      <QuickLookSlot />
      <ImportSlot />
      <SlideshowSlot />
      <KeepDialogs />
      <ExportDialog />
      <Palette />
      <ShortcutsOverlay />
    </>
  )
}
