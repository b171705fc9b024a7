import type { ReactNode } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { useCommand } from '../../actions/commands.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ExportForm } from './export-form.tsx'
import { useExport } from './export-store.ts'

/** The export dialog, wherever it is opened from. Mounted once. */
export function ExportDialog(): ReactNode {
  const wish = useExport((state) => state.wish)
  const wished = useExport((state) => state.wished)
  const closed = useExport((state) => state.closed)
  useCommand('exportPictures', ({ ids }) => {
    if (ids.length > 0) wished({ source: { ids }, words: '' })
  })
  useCommand('exportQuery', ({ query, words }) => wished({ source: { query }, words }))
  return (
    <Dialog opened={wish !== null} onClose={closed} title={t('export.exportDialog.export')} size={760} padding={20}>
      {wish === null ? null : <ExportForm wish={wish} onDone={closed} />}
    </Dialog>
  )
}
