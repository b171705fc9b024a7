import { Group, Kbd, UnstyledButton } from '@mantine/core'
import { IconArrowRight, IconChevronRight, IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { maskUrl, mediaUrl, type Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { contextOf } from '../../actions/action.ts'
import { commands } from '../../actions/commands.ts'
import { comparePictures, lineage, reopen } from '../../actions/pictures.ts'
import { runAction } from '../../actions/registry.ts'
import { useFace } from '../../actions/use-face.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { Section } from '../../ui/section.tsx'
import { areaWords } from './area-words.ts'
import classes from './inspector.module.css'
import { useRelatives } from './use-relatives.ts'

/** Most thumbnails in one line. */
const mostShown = 4

/** What a picture was made from, and what was made from it; the whole tree is one click away. */
export function MadeFrom({ picture }: { picture: Picture }): ReactNode {
  const { id, sourcePictureId, derivedFromPictureId, maskId } = picture
  const relatives = useRelatives(id)
  const parentId = sourcePictureId ?? derivedFromPictureId
  const alone = parentId === null && maskId === null
  if (alone && (relatives === null || relatives.count === 1)) return null
  const before = (relatives?.before ?? []).filter((node) => node.id !== parentId)
  const { after = [], beside = [] } = relatives ?? {}
  return (
    <div className={classes.block}>
      <Section
        label={alone ? t('viewer.madeFrom.lineage') : t('viewer.madeFrom.madeFrom')}
        side={<WholeTree id={id} />}
      >
        {alone ? null : (
          <div className={classes.family}>
            <Earlier nodes={before} />
            {parentId === null ? null : <Parent id={parentId} key={parentId} varied={sourcePictureId === null} />}
            {maskId === null ? null : <Mask id={maskId} key={maskId} />}
            <IconArrowRight size={14} stroke={1.5} aria-hidden />
            <span className={classes.relative} data-self>
              <img src={mediaUrl(id, 'small')} alt={t('viewer.madeFrom.thisPicture')} />
            </span>
          </div>
        )}
        {picture.inpaint && sourcePictureId !== null ? (
          <p className={classes.area}>{areaWords(picture.inpaint)}</p>
        ) : null}
        {parentId === null ? null : (
          <Group gap={6}>
            {picture.inpaint && sourcePictureId !== null ? (
              <ActionTextButton
                withIcon
                short
                size="xs"
                action={reopen}
                context={contextOf('viewer', [id], picture.trashedAt !== null)}
              />
            ) : null}
            <ActionTextButton
              withIcon
              size="xs"
              action={comparePictures}
              context={contextOf('viewer', [parentId, id], false)}
            />
          </Group>
        )}
        <Others label={t('viewer.madeFrom.madeFromIt')} nodes={after} />
        <Others label={t('viewer.madeFrom.sameBatch')} nodes={beside} />
      </Section>
    </div>
  )
}

function WholeTree({ id }: { id: string }): ReactNode {
  const { shortcut, aria } = useFace(lineage)
  return (
    <UnstyledButton
      className={classes.wholeTree}
      aria-keyshortcuts={aria}
      onClick={() => runAction(lineage, contextOf('viewer', [id], false))}
    >
      {t('viewer.madeFrom.wholeTree')} <Kbd>{shortcut}</Kbd>
    </UnstyledButton>
  )
}

/** The steps before the parent: the first one, and how many are in between. */
function Earlier({ nodes }: { nodes: readonly LineageNode[] }): ReactNode {
  const [first] = nodes
  if (first === undefined) return null
  return (
    <>
      <Small node={first} label={t('viewer.madeFrom.openRoot')} />
      <IconChevronRight size={12} stroke={1.5} aria-hidden />
      {nodes.length > 1 ? (
        <>
          <span title={t('viewer.madeFrom.stepsBetween', { count: nodes.length - 1 })}>+{nodes.length - 1}</span>
          <IconChevronRight size={12} stroke={1.5} aria-hidden />
        </>
      ) : null}
    </>
  )
}

function Others({ label, nodes }: { label: string; nodes: readonly LineageNode[] }): ReactNode {
  if (nodes.length === 0) return null
  // The newest is usually the one wanted.
  const shown = nodes.toReversed().slice(0, mostShown)
  return (
    <div className={classes.others} role="group" aria-label={label}>
      <span>{label}</span>
      <div className={classes.family}>
        {shown.map((node, at) => (
          <Small
            key={node.id}
            node={node}
            label={`${label}: ${node.title || t('viewer.madeFrom.picture', { count: nodes.length - at })}`}
          />
        ))}
        {nodes.length > shown.length ? <span>+{nodes.length - shown.length}</span> : null}
      </div>
    </div>
  )
}

function Small({ node, label }: { node: LineageNode; label: string }): ReactNode {
  const [failed, setFailed] = useState(false)
  if (node.state === 'gone' || failed) return <Gone />
  return (
    <button
      type="button"
      className={classes.relative}
      data-small
      data-state={node.state}
      aria-label={label}
      title={node.title}
      onClick={() => commands.run('openPicture', { pictureId: node.id })}
    >
      <img
        src={mediaUrl(node.id, 'small')}
        alt=""
        style={{ backgroundColor: node.colour }}
        onError={() => setFailed(true)}
      />
    </button>
  )
}

function Gone(): ReactNode {
  return (
    <span className={classes.relative} title={t('viewer.madeFrom.gone')}>
      <IconPhotoOff size={18} stroke={1.5} aria-label={t('viewer.madeFrom.gone')} />
    </span>
  )
}

/** What was repainted, white on black. */
function Mask({ id }: { id: string }): ReactNode {
  const [gone, setGone] = useState(false)
  return (
    <span
      className={classes.relative}
      title={gone ? t('viewer.madeFrom.maskGone') : t('viewer.madeFrom.maskWhiteWasRepainted')}
    >
      {gone ? (
        t('viewer.madeFrom.mask')
      ) : (
        <img src={maskUrl(id)} alt={t('viewer.madeFrom.mask')} onError={() => setGone(true)} />
      )}
    </span>
  )
}

function Parent({ id, varied }: { id: string; varied: boolean }): ReactNode {
  const [gone, setGone] = useState(false)
  if (gone) return <Gone />
  return (
    <button
      type="button"
      className={classes.relative}
      aria-label={t('viewer.madeFrom.openParent')}
      title={varied ? t('viewer.madeFrom.reused') : t('viewer.madeFrom.repainted')}
      onClick={() => commands.run('openPicture', { pictureId: id })}
    >
      <img src={mediaUrl(id, 'small')} alt="" onError={() => setGone(true)} />
    </button>
  )
}
