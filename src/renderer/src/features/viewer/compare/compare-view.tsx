import { Button } from '@mantine/core'
import { IconColumns2 } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import type { CompareMode } from '../../../../../shared/domain/viewer-settings.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { useSlot } from '../../../actions/slot.ts'
import { usePictures } from '../../../data/pictures-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useViewerSetting } from '../viewer-settings.ts'
import classes from './compare.module.css'
import { comparison } from './compare-actions.ts'
import { CompareBar } from './compare-bar.tsx'
import { compareNow, useCompare } from './compare-store.ts'
import { DifferenceMode } from './difference-mode.tsx'
import { FlipMode } from './flip-mode.tsx'
import { Heads } from './heads.tsx'
import { RecipeTable } from './recipe-table.tsx'
import { SideBySide } from './side-by-side.tsx'
import { SliderMode } from './slider-mode.tsx'
import { type Pane, usePanes } from './use-panes.ts'
import { useZoom } from './use-zoom.ts'

/** A picture that leaves the list while it is compared (for the trash, from any view) leaves the comparison. */
function useGone(): void {
  useEffect(
    () =>
      usePictures.subscribe(({ index, version, state }, before) => {
        if (version === before.version || state !== 'complete' || before.state !== 'complete' || index !== before.index)
          return
        const { ids, picturesGone } = compareNow()
        const gone = ids.filter((id) => listed.has(id) && index.indexOf(id) < 0)
        for (const id of ids) if (index.indexOf(id) >= 0) listed.add(id)
        if (gone.length > 0) picturesGone((id) => gone.includes(id))
      }),
    []
  )
  const ids = useCompare((state) => state.ids)
  useEffect(() => {
    const { index } = usePictures.getState()
    for (const id of ids) if (index.indexOf(id) >= 0) listed.add(id)
  }, [ids])
}

/** Ids that were in the list: one that never was has not left it. */
const listed = new Set<string>()

function Stage({ mode, panes }: { mode: CompareMode; panes: readonly Pane[] }): ReactNode {
  const against = useCompare((state) => state.against)
  const flipped = useCompare((state) => state.flipped)
  const [first, second] = [panes[0]!, panes[against] ?? panes[1]!]
  const { againstChosen, flippedTo } = compareNow()
  if (mode === 'side') return <SideBySide panes={panes} />
  const pair = [first.place, second.place]
  return (
    <div className={classes.stacked}>
      <Heads
        panes={panes}
        shown={mode === 'flip' ? [flipped] : pair}
        onChoose={(place) => (mode === 'flip' ? flippedTo(place) : place > 0 && againstChosen(place))}
      />
      {mode === 'slider' ? <SliderMode first={first} second={second} /> : null}
      {mode === 'difference' ? <DifferenceMode a={first} b={second} /> : null}
      {mode === 'flip' ? <FlipMode panes={panes} /> : null}
    </div>
  )
}

/** Compares two to four pictures: by sight, and by their recipes. */
export function CompareView({ onClose }: { onClose: () => void }): ReactNode {
  const mode = useViewerSetting('compareMode')
  const recipes = useViewerSetting('compareRecipes')
  const active = useCompare((state) => state.active)
  const panes = usePanes()
  const pane = panes[mode === 'side' ? active : 0]
  const zoom = useZoom(mode, pane)
  useSlot(comparison, { zoom, onClose })
  useGone()
  if (panes.length < 2 || !pane) {
    return (
      <EmptyState
        icon={<IconColumns2 size={32} stroke={1.25} />}
        title={panes.length === 0 ? t('viewer.compareView.nothingToCompare') : t('viewer.compareView.oneAlone')}
        actions={<Button onClick={onClose}>{t('viewer.compareView.back')}</Button>}
      >
        {t('viewer.compareView.selectTwoToFourPictures')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.compare}>
      <CompareBar mode={mode} pane={pane} />
      <Stage mode={mode} panes={panes} />
      {recipes ? <RecipeTable panes={panes} /> : null}
    </div>
  )
}
