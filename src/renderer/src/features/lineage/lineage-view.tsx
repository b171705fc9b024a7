import { Button, Menu } from '@mantine/core'
import { IconBinaryTree2, IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Lineage } from '../../../../shared/domain/lineage.ts'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { moveToTrash, openPicture, repaint, reuse } from '../../actions/pictures.ts'
import { useSlot } from '../../actions/slot.ts'
import { useSettings } from '../../data/settings-store.ts'
import { ActionItem } from '../../ui/action-item.tsx'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MenuAt } from '../../ui/menu-at.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import classes from './lineage.module.css'
import { branchesNow, changesOfStep, closeLineage, isThere, pairStep, tree } from './lineage-actions.ts'
import { LineageBar } from './lineage-bar.tsx'
import { lineageNow, useLineage } from './lineage-store.ts'
import { furtherOnes } from './step-words.ts'
import { type CanvasHandle, TreeCanvas } from './tree-canvas.tsx'
import { layoutTree } from './tree-layout.ts'
import { type Move, moveIn } from './tree-moves.ts'
import { useFamilyEvents } from './use-family-events.ts'

interface Props {
  /** Back to the previous view. */
  onClose: () => void
}

/** A picture's whole family: every step, with what was done to get there. */
export function LineageView({ onClose }: Props): ReactNode {
  const currentId = useLineage((state) => state.currentId)
  const lineage = useLineage((state) => state.lineage)
  const failure = useLineage((state) => state.failure)
  useFamilyEvents()
  useSlot(closeLineage, onClose)
  useEffect(() => lineageNow().reloaded(), [])
  if (failure !== null || currentId === null) {
    return (
      <EmptyState
        icon={failure === null ? <IconBinaryTree2 size={32} stroke={1.25} /> : <IconPhotoOff size={32} stroke={1.25} />}
        failure={failure !== null}
        title={failure?.message ?? t('lineage.lineageView.noneTitle')}
        actions={<Button onClick={onClose}>{t('lineage.lineageView.backToGallery')}</Button>}
      >
        {failure?.data.nextStep ?? t('lineage.lineageView.noneText')}
      </EmptyState>
    )
  }
  if (lineage === null) return <div className={classes.view} aria-busy="true" />
  const node = lineage.nodes.find(({ id }) => id === currentId) ?? lineage.nodes[0]!
  return lineage.nodes.length === 1 ? (
    <Alone key={node.id} id={node.id} lineage={lineage} onClose={onClose} />
  ) : (
    <Family lineage={lineage} currentId={node.id} />
  )
}

/** A picture without relatives: says so, and how it gets some. */
function Alone({ id, lineage, onClose }: Props & { id: string; lineage: Lineage }): ReactNode {
  const node = lineage.nodes[0]!
  return (
    <EmptyState
      icon={
        <img
          className={classes.alonePicture}
          src={mediaUrl(id, 'thumbnail')}
          alt={node.title || t('lineage.lineageView.pictureWithoutKnownPrompt')}
        />
      }
      title={t('lineage.lineageView.aloneTitle')}
      actions={
        <div className={classes.buttons}>
          {branchesNow()
            .filter((action) => action === repaint || action === reuse)
            .map((action) => (
              <ActionTextButton withIcon key={action.id} action={action} />
            ))}
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('lineage.lineageView.back')}
          </Button>
        </div>
      }
    >
      {node.kind === 'imported' ? t('lineage.lineageView.imported') : t('lineage.lineageView.generated')}{' '}
      {t('lineage.lineageView.aloneText')}
    </EmptyState>
  )
}

function headWords({ nodes, cut }: Lineage, generations: number): string {
  const known = nodes.filter(({ state }) => state !== 'gone').length
  return cut
    ? t('lineage.lineageView.nearest', { count: nodes.length })
    : t('lineage.lineageView.size', { pictures: known, generations })
}

function Family({ lineage, currentId }: { lineage: Lineage; currentId: string }): ReactNode {
  const layout = useMemo(() => layoutTree(lineage.nodes), [lineage])
  const further = useMemo(() => furtherOnes(lineage.nodes), [lineage])
  const pair = useLineage((state) => state.pair)
  const { overlayColour, overlayOpacity } = useSettings((state) => state.settings.studio)
  const canvas = useRef<CanvasHandle>(null)
  const cameFrom = useRef(new Map<string, string>())
  const [scale, setScale] = useState(1)
  const [branching, setBranching] = useState(false)
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)
  const { stepChosen, pairToggled, pairChosen } = lineageNow()
  const { node, parent } = layout.byId.get(currentId)!
  const open = (pictureId: string): void => {
    if (isThere(layout.byId.get(pictureId)!.node)) commands.run('openPicture', { pictureId })
  }
  const move = (to: Move): void => {
    if (to === 'parent' && parent) cameFrom.current.set(parent.node.id, currentId)
    stepChosen(moveIn(layout, currentId, to, cameFrom.current))
  }
  const togglePair = (id: string): void => {
    if (isThere(layout.byId.get(id)!.node)) pairToggled(id)
  }
  useSlot(tree, {
    move,
    openBranches: () => setBranching(true),
    zoomBy: (factor) => canvas.current?.zoomBy(factor),
    fit: () => canvas.current?.fit()
  })
  const generations = layout.placed.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 0)
  const [a, b] = pair
  return (
    <div className={classes.view}>
      <div className={classes.main}>
        <TreeCanvas
          handle={canvas}
          layout={layout}
          further={further}
          currentId={currentId}
          pair={pair}
          maskColour={`color-mix(in srgb, ${overlayColour} ${Math.round(overlayOpacity * 100)}%, transparent)`}
          onStep={stepChosen}
          onOpen={open}
          onPair={togglePair}
          onWay={(id) => {
            const above = layout.byId.get(id)?.parent?.node
            if (above && isThere(above)) pairChosen([above.id, id])
            else stepChosen(id)
          }}
          onMenu={(_id, place) => setMenu(place)}
          onScale={setScale}
        />
        <p className={classes.head} role="status">
          {headWords(lineage, generations)} {pair.length === 1 ? t('lineage.lineageView.chooseSecond') : ''}
        </p>
        <LineageBar branching={branching} onBranching={setBranching} scale={scale} />
        {menu ? (
          <MenuAt at={menu} onClose={() => setMenu(null)} width={290}>
            {isThere(node) ? (
              <ActionItem action={openPicture} />
            ) : (
              <Menu.Label>{t('lineage.lineageView.gone')}</Menu.Label>
            )}
            {branchesNow().map((action) => (
              <ActionItem key={action.id} action={action} />
            ))}
            {isThere(node) ? <ActionItem action={pairStep} /> : null}
            {isThere(node) && parent && isThere(parent.node) ? <ActionItem action={changesOfStep} /> : null}
            {node.state === 'gone' || node.state === 'trashed' ? null : <ActionItem action={moveToTrash} />}
          </MenuAt>
        ) : null}
      </div>
      {a !== undefined && b !== undefined ? <ChangesPanel key="changes" pair={[a, b]} /> : null}
    </div>
  )
}
