import { IconFile, IconHeartFilled, IconPhotoOff, IconTrash } from '@tabler/icons-react'
import { type CSSProperties, memo, type ReactNode, useState } from 'react'
import type { LineageNode } from '../../../../shared/domain/lineage.ts'
import { maskUrl, mediaUrl } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import classes from './lineage.module.css'
import { edgeWords, nameOf, rootWords, stateWords } from './step-words.ts'
import { box, columnWidth, fitted, type Placed, trunk } from './tree-layout.ts'

/** A mask being pointed at, laid over the picture that it was painted on. */
export interface ShownMask {
  parentId: string
  maskId: string
  extend: LineageNode['extend']
}

interface Props {
  step: Placed
  isFurther: boolean
  isCurrent: boolean
  isOnTheWay: boolean
  /** 1 or 2 if it is being compared. */
  inPair: 0 | 1 | 2
  /** At a small scale text and masks are left out. */
  plain: boolean
  mask: ShownMask | null
  now: number
  onMask: (mask: ShownMask | null) => void
}

export const elementIdOf = (id: string): string => `step-${id}`

/** One step: its picture, and on the line before it what was done. */
export const TreeStep = memo(function TreeStep(props: Props): ReactNode {
  const { step, isFurther, isCurrent, isOnTheWay, inPair, plain, mask, now } = props
  const { node, x, y, depth, parent } = step
  const words = edgeWords(node, isFurther)
  const size = fitted(node)
  const siblings = parent?.children
  const place: CSSProperties = {
    left: x + (box.width - size.width) / 2,
    top: y + (box.height - size.height) / 2,
    ...size
  }
  return (
    <>
      {parent === null || plain ? null : <Way {...props} words={words} />}
      <div
        id={elementIdOf(node.id)}
        className={classes.step}
        style={place}
        role="treeitem"
        aria-level={depth + 1}
        aria-posinset={siblings ? siblings.indexOf(step) + 1 : undefined}
        aria-setsize={siblings?.length}
        aria-selected={isCurrent}
        aria-current={isCurrent || undefined}
        aria-label={nameOf(node, words, now)}
        title={[node.title, node.model, stateWords(node)].filter(Boolean).join('\n')}
        data-step={node.id}
        data-state={node.state}
        data-current={isCurrent || undefined}
        data-way={isOnTheWay || undefined}
        data-pair={inPair || undefined}
      >
        <Face node={node} />
        {mask ? <MaskOver mask={mask} node={node} /> : null}
        {inPair ? <span className={classes.pairMark}>{inPair === 1 ? 'A' : 'B'}</span> : null}
        {node.favourite ? <IconHeartFilled className={classes.heart} size={13} aria-hidden /> : null}
        {node.state === 'trashed' ? <IconTrash className={classes.badge} size={14} stroke={1.5} aria-hidden /> : null}
        {node.state === 'missing' || node.state === 'removed' ? (
          <IconPhotoOff className={classes.badge} size={14} stroke={1.5} aria-hidden />
        ) : null}
      </div>
      {parent === null && !plain ? (
        <span className={classes.caption} style={{ left: x, top: y + box.height + 4, width: box.width }} aria-hidden>
          {node.kind === 'imported' && node.state !== 'gone' ? <IconFile size={12} stroke={1.5} /> : null}
          {rootWords(node)}
        </span>
      ) : null}
    </>
  )
})

function Face({ node }: { node: LineageNode }): ReactNode {
  const [failed, setFailed] = useState(false)
  if (node.state === 'gone' || failed) {
    return (
      <span className={classes.ghost}>
        <IconPhotoOff size={20} stroke={1.25} aria-hidden />
      </span>
    )
  }
  return (
    <img
      className={classes.face}
      src={mediaUrl(node.id, 'thumbnail')}
      alt=""
      decoding="async"
      draggable={false}
      style={{ backgroundColor: node.colour }}
      onError={() => setFailed(true)}
    />
  )
}

/** The text on the line to a step, and the mask at its end. */
function Way({ step, words, onMask }: Props & { words: string }): ReactNode {
  const { node, x, y, parent } = step
  const size = fitted(node)
  const start = parent!.x + box.width + trunk + 8
  const end = x + (box.width - size.width) / 2
  const maskId = node.maskId
  const middle = y + box.height / 2
  const show = (): void => {
    if (maskId !== null) onMask({ parentId: parent!.node.id, maskId, extend: node.extend })
  }
  return (
    <>
      <button
        type="button"
        className={classes.words}
        style={{
          left: start,
          width: Math.max(60, Math.min(columnWidth - box.width, end - start - 8)),
          top: middle - 40
        }}
        tabIndex={-1}
        title={t('lineage.treeStep.whatChangedOnThisStep', { words })}
        data-way-to={node.id}
        aria-hidden
      >
        <span>{words}</span>
      </button>
      {maskId === null ? null : (
        <span
          className={classes.mask}
          style={{ left: end - 38, top: middle + 5 }}
          title={t('lineage.treeStep.mask')}
          onPointerEnter={show}
          onPointerLeave={() => onMask(null)}
        >
          <MaskFace id={maskId} />
        </span>
      )}
    </>
  )
}

function MaskFace({ id }: { id: string }): ReactNode {
  const [gone, setGone] = useState(false)
  return gone ? (
    <IconPhotoOff size={14} stroke={1.5} aria-hidden />
  ) : (
    <img src={maskUrl(id)} alt="" decoding="async" draggable={false} onError={() => setGone(true)} />
  )
}

/**
 * The mask in the colour of the studio, at its position on the parent; an extension of the canvas reaches beyond it.
 */
function MaskOver({ mask, node }: { mask: ShownMask; node: LineageNode }): ReactNode {
  const { left = 0, top = 0, right = 0, bottom = 0 } = mask.extend ?? {}
  const across = (pixels: number): string => `${(-pixels / node.width) * 100}%`
  const down = (pixels: number): string => `${(-pixels / node.height) * 100}%`
  const url = `url("${maskUrl(mask.maskId)}")`
  return (
    <span
      className={classes.maskOver}
      style={{ left: across(left), right: across(right), top: down(top), bottom: down(bottom), maskImage: url }}
      aria-hidden
    />
  )
}
