import { Button, Skeleton } from '@mantine/core'
import { IconMask } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Mask } from '../../../../../shared/domain/mask.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { api } from '../../../data/client.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { UndoLine } from '../../../ui/undo-line.tsx'
import { useWork } from '../../../ui/use-work.ts'
import { getPainter } from '../studio/get-painter.ts'
import { usePainter } from '../studio/use-painter.ts'
import { readStoredMask } from './decode-mask.ts'
import { fitMask } from './fit-mask.ts'
import { type How, HowChoice } from './how-choice.tsx'
import { MaskRow } from './mask-row.tsx'
import classes from './masks.module.css'
import { useMasks } from './masks-store.ts'

/** The named masks: applied to this picture, renamed, removed from the list. */
export function MaskLibrary({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('inpaint.maskLibrary.title')}
      size={560}
      returnFocus={false}
      classNames={{ body: classes.library }}
    >
      <Library onClose={onClose} />
    </Dialog>
  )
}

function Library({ onClose }: { onClose: () => void }): ReactNode {
  const { masks, failure: unlisted, load, maskNamed } = useMasks()
  const [how, setHow] = useState<How>('replace')
  const [removed, setRemoved] = useState<Mask | null>(null)
  const { failure, run } = useWork()
  const painted = usePainter((state) => state.bounds !== null)
  const width = usePainter((state) => state.width)
  const height = usePainter((state) => state.height)
  useEffect(() => void load(), [load])

  const apply = (mask: Mask): Promise<boolean> =>
    run(async () => {
      const pixels = await readStoredMask(mask.id)
      getPainter().apply(fitMask(pixels, { width, height }), painted ? how : 'replace')
      onClose()
    })
  const name = async (mask: Mask, to: string | null): Promise<void> =>
    maskNamed(await api.masks.name({ id: mask.id, name: to }))
  const remove = (mask: Mask): Promise<boolean> =>
    run(async () => {
      await name(mask, null)
      setRemoved(mask)
    })
  const restore = (mask: Mask): Promise<boolean> =>
    run(async () => {
      await name(mask, mask.name)
      setRemoved(null)
    })

  if (masks === null && unlisted) {
    return (
      <EmptyState
        title={unlisted.message}
        actions={<Button onClick={() => void load()}>{t('inpaint.maskLibrary.tryAgain')}</Button>}
      >
        {unlisted.data.nextStep}
      </EmptyState>
    )
  }
  return (
    <>
      {painted && masks && masks.length > 0 ? <HowChoice how={how} onChange={setHow} /> : null}
      <ul className={classes.list} aria-label={t('inpaint.maskLibrary.masks')} aria-busy={masks === null}>
        {masks === null ? <Loading /> : null}
        {masks?.map((mask) => (
          <MaskRow
            key={mask.id}
            mask={mask}
            masks={masks}
            canvas={{ width, height }}
            onApply={() => void apply(mask)}
            onRename={(to) => name(mask, to)}
            onRemove={() => void remove(mask)}
          />
        ))}
      </ul>
      {masks?.length === 0 && removed === null ? (
        <EmptyState icon={<IconMask size={32} stroke={1.25} />} title={t('inpaint.maskLibrary.emptyTitle')}>
          {t('inpaint.maskLibrary.emptyHint')}
        </EmptyState>
      ) : null}
      {removed ? (
        <UndoLine onUndo={() => void restore(removed)}>
          {t('inpaint.maskLibrary.removed', { name: removed.name ?? '' })}
        </UndoLine>
      ) : null}
      {failure ? (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      ) : null}
    </>
  )
}

function Loading(): ReactNode {
  return [0, 1, 2].map((row) => (
    <li key={row} className={classes.row}>
      <Skeleton width={56} height={56} />
      <Skeleton width={180} height={12} />
    </li>
  ))
}
