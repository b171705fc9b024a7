import { Modal } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { commands, useCommand } from '../../api/commands.ts'
import { usePaletteEntries } from '../../api/palette-store.ts'
import { ExportForm } from './export-form.tsx'
import { useExport } from './export-store.ts'

/** The dialog of exports, wherever it is asked for. Mounted once. */
export function ExportDialog(): ReactNode {
  const wish = useExport((state) => state.wish)
  const wished = useExport((state) => state.wished)
  const closed = useExport((state) => state.closed)
  useCommand('exportPictures', ({ ids }) => {
    if (ids.length > 0) wished({ source: { ids }, words: '' })
  })
  useCommand('exportQuery', ({ query, words }) => wished({ source: { query }, words }))
  const entries = useMemo(
    () => [
      {
        id: 'export.dialog',
        group: 'Pictures',
        label: 'Export…',
        shortcut: 'Ctrl+E',
        keywords: ['save', 'zip', 'folder', 'contact sheet', 'metadata', 'jpeg'],
        run: () => commands.run('exportInHand')
      },
      {
        id: 'export.copyFiles',
        group: 'Pictures',
        label: 'Copy as files',
        shortcut: 'Ctrl+Shift+C',
        keywords: ['clipboard'],
        run: () => commands.run('copyAsFiles')
      }
    ],
    []
  )
  usePaletteEntries('export', entries)
  return (
    <Modal opened={wish !== null} onClose={closed} title="Export" size={760} padding={20}>
      {wish === null ? null : <ExportForm wish={wish} onDone={closed} />}
    </Modal>
  )
}
