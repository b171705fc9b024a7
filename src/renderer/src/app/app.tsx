import { type ReactNode, useEffect } from 'react'
import { KeyListener } from '../actions/key-listener.ts'
import { useAppInfo } from '../data/app-store.ts'
import { api } from '../data/client.ts'
import { ExportDialog } from '../features/export/export-dialog.tsx'
import { Importing } from '../features/importing/importing.tsx'
import { KeepDialogs } from '../features/organize/keep-dialogs.tsx'
import { RepairDialog } from '../features/settings/library/repair-dialog.tsx'
import { allActions, connectActions } from './action-registry.ts'
import { CommandWiring } from './command-wiring.ts'
import { Layout } from './layout.tsx'
import { useLayout } from './layout-store.ts'
import { connectNativeMenu } from './native-menu.ts'
import { tellNotice } from './notices.tsx'
import { Palette } from './palette.tsx'
import { PathQuestionDialog } from './path-question.tsx'
import { QuestionDialog } from './question-dialog.tsx'
import { QuickLookSlot } from './quick-look-slot.tsx'
import { ShortcutsOverlay } from './shortcuts-overlay.tsx'
import { SlideshowSlot } from './slideshow-slot.tsx'

connectActions()

export function App(): ReactNode {
  useEffect(() => api.on('notice', tellNotice), [])
  // Once everything that handles the menu's commands is mounted.
  useEffect(() => connectNativeMenu(api, allActions), [])
  return (
    <>
      <CommandWiring />
      <KeyListener />
      <Layout />
      <QuickLookSlot />
      <ImportSlot />
      <SlideshowSlot />
      <KeepDialogs />
      <ExportDialog />
      <RepairDialog />
      <Palette />
      <ShortcutsOverlay />
      <QuestionDialog />
      <PathQuestionDialog />
    </>
  )
}

/** Accepts imports anywhere; in the studio a dropped picture is opened there instead. */
function ImportSlot(): ReactNode {
  const view = useLayout((state) => state.view)
  const libraryState = useAppInfo((state) => state.library?.state ?? 'ready')
  return <Importing takesDrops={view !== 'inpaint'} libraryState={libraryState} />
}
