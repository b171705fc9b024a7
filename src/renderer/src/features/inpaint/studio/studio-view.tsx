import { Button, Loader } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import { useCommand } from '../../../actions/commands.ts'
import { attempt } from '../../../data/report.ts'
import { useSettings } from '../../../data/settings-store.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { OpenDrop } from '../open/open-drop.tsx'
import { OpenPicture } from '../open/open-picture.tsx'
import { PainterBar } from '../tool-bar/painter-bar.tsx'
import { ToolBar } from '../tool-bar/tool-bar.tsx'
import { tools } from '../tools/tools.ts'
import { ComparisonBar } from './comparison-bar.tsx'
import type { Repaint } from './describe-repaint.ts'
import { keepDraft } from './draft-keeper.ts'
import { getPainter } from './get-painter.ts'
import { LineageBar } from './lineage-bar.tsx'
import { listenForResults } from './listen-for-results.ts'
import { ResultsShelf } from './results-shelf.tsx'
import classes from './studio.module.css'
import { closePicture, openAgain, openPicture, openRemembered, reopenResult } from './studio-persistence.ts'
import { useStudio } from './studio-store.ts'
import { guideLabel } from './studio-words.ts'
import { useComparison } from './use-comparison.ts'
import { usePainter } from './use-painter.ts'
import { useRepaint } from './use-repaint.ts'

/** Mounts the painter's own canvases. */
function Stage(): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const painter = getPainter()
    painter.attach(host.current!)
    painter.focus()
    return () => painter.detach()
  }, [])
  useGuide(useRepaint())
  useComparison()
  return <div ref={host} className={classes.stage} />
}

function Loading(): ReactNode {
  const picture = useStudio((state) => state.picture)
  return (
    <div className={classes.stage} aria-busy="true">
      {picture ? (
        <div
          className={classes.skeleton}
          style={{ aspectRatio: picture.width / picture.height, backgroundColor: picture.colour }}
        >
          <Loader size={20} aria-label={t('inpaint.studioView.opening')} />
        </div>
      ) : null}
    </div>
  )
}

function Failed({ message, nextStep }: { message: string; nextStep: string }): ReactNode {
  return (
    <EmptyState
      icon={<IconPhotoOff size={28} stroke={1.25} />}
      failure
      title={message}
      actions={
        <div className={classes.ways}>
          <Button onClick={openAgain}>{t('inpaint.studioView.tryAgain')}</Button>
          <Button onClick={() => void closePicture()}>{t('inpaint.studioView.openAnotherPicture')}</Button>
        </div>
      }
    >
      {nextStep}
    </EmptyState>
  )
}

/** Replaces the painter while there is nothing to paint on. */
function Instead(): ReactNode {
  const pictureId = useStudio((state) => state.pictureId)
  const bitmap = useStudio((state) => state.bitmap)
  if (pictureId === null || bitmap.kind === 'none') return <OpenPicture />
  return bitmap.kind === 'failed' ? <Failed message={bitmap.message} nextStep={bitmap.nextStep} /> : <Loading />
}

function Centre(): ReactNode {
  const pictureId = useStudio((state) => state.pictureId)
  const ready = useStudio((state) => state.bitmap.kind === 'ready')
  if (!ready) {
    return (
      <div className={classes.middle}>
        <Instead />
      </div>
    )
  }
  return (
    <>
      <div className={classes.tools}>
        <ToolBar />
      </div>
      <div className={classes.middle}>
        <LineageBar />
        <Stage key={pictureId} />
        <ResultsShelf />
        <Bottom />
      </div>
    </>
  )
}

/** Nothing is painted while a result is being compared: the painter's bar is replaced by the result's actions. */
function Bottom(): ReactNode {
  const result = useStudio((state) => state.children.find((child) => child.id === state.comparing) ?? null)
  return <div className={classes.bottom}>{result ? <ComparisonBar result={result} /> : <PainterBar />}</div>
}

/** Announces events to screen readers. */
function Announcements(): ReactNode {
  const announced = useStudio((state) => state.announced)
  const tool = usePainter((state) => state.tool)
  return (
    <>
      <p className="visually-hidden" role="status" aria-label={t('inpaint.studioView.announcements')}>
        {announced}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {tools[tool].label}
      </p>
    </>
  )
}

/**
 * The inpainting studio: the picture with its mask, and the tools around it; the panel beside it is placed by the
 * frame.
 */
export function StudioView(): ReactNode {
  const settingsLoaded = useSettings((state) => state.loaded)
  useEffect(() => keepDraft(), [])
  useEffect(() => listenForResults(), [])
  useEffect(() => {
    if (settingsLoaded) attempt(openRemembered())
  }, [settingsLoaded])
  useCommand(
    'openStudio',
    (wish) => void ('resultId' in wish ? reopenResult(wish.resultId) : openPicture(wish.pictureId))
  )
  return (
    <div className={classes.view}>
      <Announcements />
      <Centre />
      <OpenDrop />
    </div>
  )
}

/** Draws the frame of the area to be sent over the picture. @param repaint null: there is none */
function useGuide(repaint: Repaint | null): void {
  const shown =
    repaint && repaint.inpaint.mode === 'masked' && repaint.plan.problems.length === 0 ? repaint.inpaint : null
  const key = shown === null ? null : JSON.stringify({ rect: shown.area, label: guideLabel(shown) })
  const bitmap = useStudio((state) => state.bitmap)
  // A newly loaded picture starts without a frame, even if it is the same one.
  useEffect(() => {
    if (bitmap.kind === 'ready') getPainter().guide(key === null ? null : JSON.parse(key))
  }, [key, bitmap])
  useEffect(() => () => getPainter().guide(null), [])
}
