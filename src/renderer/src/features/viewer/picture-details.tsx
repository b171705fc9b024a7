import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import {
  IconCheck,
  IconChevronDown,
  IconCopy,
  IconDeviceFloppy,
  IconFileExport,
  IconFiles,
  IconFolderOpen,
  IconHeart,
  IconHeartFilled,
  IconListDetails,
  IconSearch,
  IconTrash
} from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { parameterLabels } from '../../../../shared/domain/parameter-labels.ts'
import { mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { commands } from '../../api/commands.ts'
import { copyFiles, dragOut } from '../../api/hand-over.ts'
import { copyImage, reusePicture, revealPicture, savePictureAs, toggleFavourite, trashPictures } from '../../api/picture-actions.tsx'
import { showFiltered } from '../../api/show-filtered.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CameFrom } from './came-from.tsx'
import { asJson, asText, detailsOf } from './details.ts'
import classes from './inspector.module.css'
import { LongText } from './long-text.tsx'
import { MadeFrom } from './made-from.tsx'
import { Marks } from './marks/marks.tsx'

const icon = { size: 18, stroke: 1.5 }

/** All that is known of one picture. */
export function Details({ picture, preview }: { picture: Picture; preview: boolean }): ReactNode {
  const now = useNow(true, 60_000)
  const { parameters } = picture
  return (
    <>
      {preview && !picture.missing ? (
        <button
          type="button"
          className={classes.preview}
          aria-label="Open the picture"
          draggable
          onDragStart={(event) => dragOut(event, [picture.id])}
          onClick={() => commands.run('openPicture', { pictureId: picture.id })}
        >
          <img src={mediaUrl(picture.id, 'thumbnail')} alt="" style={{ aspectRatio: `${picture.width} / ${picture.height}` }} draggable={false} />
        </button>
      ) : null}
      <Actions picture={picture} now={now} />
      {picture.demo ? <p className={classes.demo}>Painted by the demo, by rule; not by a model.</p> : null}
      <dl className={classes.lines}>
        {parameters ? <LongText key={`${picture.id}+`} label="Prompt" value={parameters.prompt} /> : null}
        {parameters?.negativePrompt ? <LongText key={`${picture.id}-`} label="Negative prompt" value={parameters.negativePrompt} /> : null}
        {detailsOf(picture, now).map((detail) => (
          <Line key={detail.label} {...detail} seed={detail.label === parameterLabels.seed ? parameters?.seed : undefined} />
        ))}
      </dl>
      {parameters === null ? (
        <p className={classes.note}>
          {picture.imported === null ? 'What this picture was made from is not known.' : 'Its file does not say what it was made from.'}
        </p>
      ) : null}
      <div className={classes.block}>
        <Marks picture={picture} />
      </div>
      <CameFrom key={picture.id} picture={picture} now={now} />
      <MadeFrom picture={picture} />
      {parameters === null ? null : <Reuse picture={picture} />}
    </>
  )
}

/** @param seed where the line is the seed: a way to the other pictures of it */
function Line({ label, value, copied, seed }: { label: string; value: string; copied?: string; seed?: number }): ReactNode {
  return (
    <Fragment>
      <dt>{label}</dt>
      <dd className={seed === undefined ? undefined : classes.withAction}>
        {value === '' ? '–' : <CopyValue label={label} value={value} copied={copied} />}
        {seed === undefined ? null : (
          <IconButton size={20} label="Pictures with the same seed" icon={<IconSearch size={14} stroke={1.5} />} onClick={() => showFiltered({ seed })} />
        )}
      </dd>
    </Fragment>
  )
}

function Actions({ picture, now }: { picture: Picture; now: number }): ReactNode {
  const { id, favourite, missing } = picture
  const clipboard = useClipboard({ timeout: 1200 })
  return (
    <div className={classes.actions} role="toolbar" aria-label="Picture">
      <IconButton
        label={favourite ? 'No favourite any more' : 'Favourite'}
        shortcut="F"
        icon={favourite ? <IconHeartFilled size={18} /> : <IconHeart {...icon} />}
        color={favourite ? 'amber' : 'gray'}
        onClick={() => toggleFavourite([id])}
      />
      <IconButton label="Copy image" shortcut="Ctrl+C" icon={<IconCopy {...icon} />} disabled={missing} onClick={() => copyImage(id)} />
      <IconButton label="Copy as file" shortcut="Ctrl+Shift+C" icon={<IconFiles {...icon} />} disabled={missing} onClick={() => copyFiles([id])} />
      <IconButton label="Save as…" icon={<IconDeviceFloppy {...icon} />} disabled={missing} onClick={() => savePictureAs(id)} />
      <IconButton
        label="Export…"
        shortcut="Ctrl+E"
        icon={<IconFileExport {...icon} />}
        disabled={missing}
        onClick={() => commands.run('exportPictures', { ids: [id] })}
      />
      <IconButton label="Show in folder" icon={<IconFolderOpen {...icon} />} disabled={missing} onClick={() => revealPicture(id)} />
      <Menu position="bottom-start">
        <Menu.Target>
          <IconButton label="Copy all details" icon={clipboard.copied ? <IconCheck {...icon} /> : <IconListDetails {...icon} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => clipboard.copy(asText(picture, now))}>Copy as text</Menu.Item>
          <Menu.Item onClick={() => clipboard.copy(asJson(picture))}>Copy as JSON</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <IconButton label="Move to trash" shortcut="Delete" icon={<IconTrash {...icon} />} ml="auto" onClick={() => trashPictures([id])} />
    </div>
  )
}

function Reuse({ picture }: { picture: Picture }): ReactNode {
  return (
    <div className={classes.block} style={{ padding: '0 14px' }}>
      <Button.Group>
        <Button fullWidth onClick={() => reusePicture(picture, 'same')}>
          Use these again
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button px={8} aria-label="More ways to use these again">
              <IconChevronDown size={16} stroke={1.5} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => reusePicture(picture, 'same')}>With this seed</Menu.Item>
            <Menu.Item onClick={() => reusePicture(picture, 'new')}>With a new seed</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
    </div>
  )
}
