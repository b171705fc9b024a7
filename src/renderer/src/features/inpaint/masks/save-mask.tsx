import { type ReactNode, useEffect } from 'react'
import { AppError } from '../../../../../shared/errors.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { api } from '../../../data/client.ts'
import { showNotice } from '../../../data/notices.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { NameForm } from '../../../ui/name-form.tsx'
import { getPainter } from '../studio/get-painter.ts'
import { nameProblem, useMasks } from './masks-store.ts'

/** Saves what is painted under a name, for this picture and for others. */
export function SaveMask({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('inpaint.saveMask.title')} size={380} returnFocus={false}>
      <SaveForm onClose={onClose} />
    </Dialog>
  )
}

/** @throws AppError invalid-input if these pixels already have a name */
async function keep(name: string): Promise<void> {
  const kept = await api.masks.add({ mask: getPainter().exportMask() })
  if (kept.name !== null) throw new AppError('invalid-input', t('inpaint.saveMask.known', { name: kept.name }))
  useMasks.getState().maskNamed(await api.masks.name({ id: kept.id, name }))
}

function SaveForm({ onClose }: { onClose: () => void }): ReactNode {
  useEffect(() => void useMasks.getState().load(), [])
  return (
    <NameForm
      label={t('inpaint.saveMask.name')}
      action={t('inpaint.saveMask.save')}
      problemOf={(name) => nameProblem(name, useMasks.getState().masks ?? [])}
      onName={async (name) => {
        await keep(name)
        showNotice({ message: t('inpaint.saveMask.saved', { name }), stays: 3000 })
      }}
      onClose={onClose}
    />
  )
}
