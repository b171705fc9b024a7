import { Button } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Mask } from '../../../../../shared/domain/mask.ts'
import { maskUrl } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import type { Size } from '../../../../../shared/raster/mask-pixels.ts'
import { formatMoment } from '../../../../../shared/words/time.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NameForm } from '../../../ui/name-form.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { fitOf, sizeWords } from './fit-mask.ts'
import classes from './masks.module.css'
import { nameProblem } from './masks-store.ts'

interface Props {
  mask: Mask
  /** All that are listed, so that names are unique. */
  masks: readonly Mask[]
  /** Size of the canvas that it would be applied to. */
  canvas: Size
  onApply: () => void
  onRename: (name: string) => Promise<void>
  onRemove: () => void
}

const icon = { size: 18, stroke: 1.5 }

/** One mask from the library: a preview, its size, and whether it fits. */
export function MaskRow({ mask, masks, canvas, onApply, onRename, onRemove }: Props): ReactNode {
  const [renaming, setRenaming] = useState(false)
  const now = useNow(false)
  const name = mask.name ?? ''
  const short = name.length > 40 ? `${name.slice(0, 39)}…` : name
  const fit = fitOf(mask, canvas)
  return (
    <li className={classes.row}>
      <img
        className={classes.thumbnail}
        src={maskUrl(mask.id)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
      />
      {renaming ? (
        <NameForm
          look="row"
          label={t('inpaint.maskRow.newName', { name })}
          value={name}
          problemOf={(wanted) => nameProblem(wanted, masks, mask.id)}
          onName={onRename}
          onClose={() => setRenaming(false)}
        />
      ) : (
        <>
          <div className={classes.rowText}>
            <span className={classes.name} title={name}>
              {name}
            </span>
            <span className={classes.note}>
              {fit ? t('inpaint.fitMask.scaled', fit) : sizeWords(mask)} · {formatMoment(mask.createdAt, now)}
            </span>
          </div>
          <IconButton
            label={t('inpaint.maskRow.rename', { name: short })}
            icon={<IconPencil {...icon} />}
            onClick={() => setRenaming(true)}
          />
          <IconButton
            label={t('inpaint.maskRow.remove', { name: short })}
            icon={<IconX {...icon} />}
            onClick={onRemove}
          />
          <Button size="xs" aria-label={t('inpaint.maskRow.useNamed', { name })} onClick={onApply}>
            {t('inpaint.maskRow.use')}
          </Button>
        </>
      )}
    </li>
  )
}
