import { Button, Skeleton } from '@mantine/core'
import { IconMask } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Mask } from '../../../../../shared/domain/mask.ts'
import { toWireError } from '../../../../../shared/errors.ts'
import { api } from '../../../data/client.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { getPainter } from '../studio/painter-instance.ts'
import { usePainter } from '../studio/use-painter.ts'
import { readStoredMask } from './decode-mask.ts'
import { fitMask } from './fit-mask.ts'
import { type How, HowChoice } from './how-choice.tsx'
import { MaskRow } from './mask-row.tsx'
import classes from './masks.module.css'
import { useMasks } from './masks-store.ts'

/** The masks that were given a name: put on this picture, renamed, taken out of the list. */
export function MaskLibrary({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title="Mask library"
      size={560}
      returnFocus={false}
      classNames={{ body: classes.library }}
    >
      <Library onClose={onClose} />
    </Dialog>
  )
}

/** What a failed piece of work says in the window. */
function useFailure(): [string | null, (work: () => Promise<void>) => void] {
  const [failure, setFailure] = useState<string | null>(null)
  const run = (work: () => Promise<void>): void => {
    setFailure(null)
    work().catch((error: unknown) => {
      const { message, data } = toWireError(error)
      setFailure([message, data.nextStep].filter(Boolean).join(' '))
    })
  }
  return [failure, run]
}

function Library({ onClose }: { onClose: () => void }): ReactNode {
  const { masks, failure: unlisted, load, maskNamed } = useMasks()
  const [how, setHow] = useState<How>('replace')
  const [removed, setRemoved] = useState<Mask | null>(null)
  const [failure, run] = useFailure()
  const painted = usePainter((state) => state.bounds !== null)
  const width = usePainter((state) => state.width)
  const height = usePainter((state) => state.height)
  useEffect(() => void load(), [load])

  const apply = (mask: Mask): void =>
    run(async () => {
      const pixels = await readStoredMask(mask.id)
      getPainter().apply(fitMask(pixels, { width, height }), painted ? how : 'replace')
      onClose()
    })
  const name = async (mask: Mask, to: string | null): Promise<void> =>
    maskNamed(await api.masks.name({ id: mask.id, name: to }))
  const remove = (mask: Mask): void =>
    run(async () => {
      await name(mask, null)
      setRemoved(mask)
    })
  const restore = (mask: Mask): void =>
    run(async () => {
      await name(mask, mask.name)
      setRemoved(null)
    })

  if (masks === null && unlisted) {
    return (
      <EmptyState title={unlisted.message} actions={<Button onClick={() => void load()}>Try again</Button>}>
        {unlisted.data.nextStep}
      </EmptyState>
    )
  }
  return (
    <>
      {painted && masks && masks.length > 0 ? <HowChoice how={how} onChange={setHow} /> : null}
      <ul className={classes.list} aria-label="Masks" aria-busy={masks === null}>
        {masks === null ? <Loading /> : null}
        {masks?.map((mask) => (
          <MaskRow
            key={mask.id}
            mask={mask}
            masks={masks}
            canvas={{ width, height }}
            onApply={() => apply(mask)}
            onRename={(to) => name(mask, to)}
            onRemove={() => remove(mask)}
          />
        ))}
      </ul>
      {masks?.length === 0 && removed === null ? (
        <EmptyState icon={<IconMask size={32} stroke={1.25} />} title="No mask is kept yet">
          Paint one and choose “Save to the mask library…”. It can then be put on any picture; on one of another size it
          is scaled.
        </EmptyState>
      ) : null}
      {removed ? (
        <div className={classes.undo} role="status">
          <span className={classes.name}>“{removed.name}” is out of the list.</span>
          <Button size="xs" onClick={() => restore(removed)}>
            Undo
          </Button>
        </div>
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
