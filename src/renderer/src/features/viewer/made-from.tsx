import { IconArrowRight, IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { commands } from '../../api/commands.ts'
import { Section } from '../../ui/section.tsx'
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
          {maskId === null ? null : <span className={classes.relative}>Mask</span>}
          <IconArrowRight size={14} stroke={1.5} aria-hidden />
          <span className={classes.relative} data-self>
            <img src={mediaUrl(picture.id, 'thumbnail')} alt="This picture" />
          </span>
        </div>
      </Section>
    </div>
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
