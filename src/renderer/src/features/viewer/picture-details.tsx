import { Stack } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Fragment, type ReactNode, useState } from 'react'
import { parameterTable } from '../../../../shared/domain/parameter-table.ts'
import { mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { contextOf } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { showFiltered } from '../../actions/find-pictures.ts'
import { dragOut } from '../../actions/hand-over.ts'
import { makeFour, reuse } from '../../actions/pictures.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CameFrom } from './came-from.tsx'
import { detailsOf } from './details.ts'
import classes from './inspector.module.css'
import { LongText } from './long-text.tsx'
import { MadeFrom } from './made-from.tsx'
import { Marks, PictureRating } from './marks/marks.tsx'
import { PictureState } from './picture-state.tsx'
import { PictureToolbar } from './picture-toolbar.tsx'

/** Everything known about one picture. */
export function Details({ picture, preview }: { picture: Picture; preview: boolean }): ReactNode {
  const now = useNow(true, 60_000)
  const { parameters } = picture
  return (
    <>
      {preview && !picture.missing ? (
        <button
          type="button"
          className={classes.preview}
          aria-label={t('viewer.pictureDetails.openPicture')}
          draggable
          onDragStart={(event) => dragOut(event, [picture.id])}
          onClick={() => commands.run('openPicture', { pictureId: picture.id })}
        >
          <Preview key={picture.id} picture={picture} />
        </button>
      ) : null}
      <PictureToolbar picture={picture} />
      <PictureState picture={picture} now={now} />
      <PictureRating picture={picture} />
      <dl className={classes.lines}>
        {parameters ? (
          <LongText key={`${picture.id}+`} label={t('viewer.pictureDetails.prompt')} value={parameters.prompt} />
        ) : null}
        {parameters?.negativePrompt ? (
          <LongText
            key={`${picture.id}-`}
            label={t('viewer.pictureDetails.negativePrompt')}
            value={parameters.negativePrompt}
          />
        ) : null}
        {detailsOf(picture, now).map((detail) => (
          <Line
            key={detail.label}
            {...detail}
            seed={detail.label === parameterTable.seed.label ? parameters?.seed : undefined}
          />
        ))}
      </dl>
      {parameters === null ? (
        <p className={classes.note}>
          {picture.imported === null ? t('viewer.pictureDetails.unknown') : t('viewer.pictureDetails.notInFile')}
        </p>
      ) : null}
      {picture.trashedAt === null ? (
        <div className={classes.block}>
          <Marks picture={picture} />
        </div>
      ) : null}
      <CameFrom key={picture.id} picture={picture} now={now} />
      <MadeFrom picture={picture} />
      {parameters === null ? null : <ReuseButtons picture={picture} />}
    </>
  )
}

/** @param seed if the line is the seed: finds other pictures with it */
function Line({
  label,
  value,
  copied,
  seed
}: {
  label: string
  value: string
  copied?: string | undefined
  seed?: number | undefined
}): ReactNode {
  return (
    <Fragment>
      <dt>{label}</dt>
      <dd className={seed === undefined ? undefined : classes.withAction}>
        {value === '' ? '–' : <CopyValue label={label} value={value} copied={copied} />}
        {seed === undefined ? null : (
          <IconButton
            size={20}
            label={t('viewer.pictureDetails.picturesWithSameSeed')}
            icon={<IconSearch size={14} stroke={1.5} />}
            onClick={() => showFiltered({ seed })}
          />
        )}
      </dd>
    </Fragment>
  )
}

/** The picture in its shape; if its file is unavailable, its colour. */
function Preview({ picture: { id, width, height, colour } }: { picture: Picture }): ReactNode {
  const [failed, setFailed] = useState(false)
  const shape = { aspectRatio: `${width} / ${height}` }
  if (failed) return <span className={classes.noPreview} style={{ ...shape, backgroundColor: colour }} />
  return <img src={mediaUrl(id, 'thumbnail')} alt="" style={shape} draggable={false} onError={() => setFailed(true)} />
}

/** Fills the form with a picture's recipe. */
function ReuseButtons({ picture }: { picture: Picture }): ReactNode {
  const context = contextOf('viewer', [picture.id], picture.trashedAt !== null)
  return (
    <div className={classes.block}>
      <Stack gap={6} px={14}>
        <ActionTextButton fullWidth action={reuse} context={context} />
        <ActionTextButton fullWidth action={makeFour} context={context} />
      </Stack>
    </div>
  )
}
