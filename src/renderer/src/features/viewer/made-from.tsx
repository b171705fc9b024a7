import { Button } from '@mantine/core'
import { IconArrowRight, IconBrush, IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Inpaint } from '../../../../shared/domain/inpaint.ts'
import { maskUrl, mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { commands } from '../../api/commands.ts'
import { Section } from '../../ui/section.tsx'
import { areaWords } from './area-words.ts'
import classes from './inspector.module.css'

/** The picture and the mask that this one was painted over. */
export function MadeFrom({ picture }: { picture: Picture }): ReactNode {
  const { sourcePictureId, maskId } = picture
  if (sourcePictureId === null && maskId === null) return null
  return (
    <div className={classes.block}>
      <Section label="Made from">
        <div className={classes.family}>
          {sourcePictureId === null ? null : <Parent id={sourcePictureId} key={sourcePictureId} />}
          {maskId === null ? null : <Mask id={maskId} key={maskId} />}
          <IconArrowRight size={14} stroke={1.5} aria-hidden />
          <span className={classes.relative} data-self>
            <img src={mediaUrl(picture.id, 'thumbnail')} alt="This picture" />
          </span>
        </div>
        {picture.inpaint && sourcePictureId !== null ? <Repainted pictureId={picture.id} inpaint={picture.inpaint} /> : null}
      </Section>
    </div>
  )
}

/** What was repainted, white on black. */
function Mask({ id }: { id: string }): ReactNode {
  const [gone, setGone] = useState(false)
  return (
    <span className={classes.relative} title={gone ? 'The mask is not in the library any more' : 'Mask: white was repainted'}>
      {gone ? 'Mask' : <img src={maskUrl(id)} alt="Mask" onError={() => setGone(true)} />}
    </span>
  )
}

/** How it was repainted, and the way back to it. */
function Repainted({ pictureId, inpaint }: { pictureId: string; inpaint: Inpaint }): ReactNode {
  return (
    <>
      <p className={classes.area}>{areaWords(inpaint)}</p>
      <Button size="xs" leftSection={<IconBrush size={16} stroke={1.5} />} onClick={() => commands.run('openStudio', { resultId: pictureId })}>
        Reopen in the studio
      </Button>
    </>
  )
}

function Parent({ id }: { id: string }): ReactNode {
  const [gone, setGone] = useState(false)
  if (gone) {
    return (
      <span className={classes.relative} title="Not in the library any more">
        <IconPhotoOff size={18} stroke={1.5} aria-label="Not in the library any more" />
      </span>
    )
  }
  return (
    <button
      type="button"
      className={classes.relative}
      aria-label="Open the picture it was made from"
      onClick={() => commands.run('openPicture', { pictureId: id })}
    >
      <img src={mediaUrl(id, 'thumbnail')} alt="" onError={() => setGone(true)} />
    </button>
  )
}
