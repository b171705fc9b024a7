/** The commands handled by the frame itself, and those that first need a view or panel opened. */

import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { s3SecretId } from '../../../shared/domain/image-host.ts'
import type { Job } from '../../../shared/domain/job.ts'
import type { PanelSizes } from '../../../shared/domain/settings.ts'
import type { ErrorAction } from '../../../shared/errors.ts'
import { commands, useCommand } from '../actions/commands.ts'
import { showFiltered } from '../actions/find-pictures.ts'
import { tryAgain } from '../actions/send-again.ts'
import { useSlot } from '../actions/slot.ts'
import { api } from '../data/client.ts'
import { useJobs } from '../data/jobs-store.ts'
import { useKeys } from '../data/keys-store.ts'
import { findOperation, useProviders } from '../data/providers-store.ts'
import { attempt } from '../data/report.ts'
import { useSettings } from '../data/settings-store.ts'
import { grid } from '../features/gallery/gallery-actions.ts'
import { useSelection } from '../features/gallery/selection-store.ts'
import { useLineage } from '../features/lineage/lineage-store.ts'
import { useQueue } from '../features/queue/queue-store.ts'
import { useCompare } from '../features/viewer/compare/compare-store.ts'
import { useQuickLook } from '../features/viewer/quick-look/quick-look-store.ts'
import { slideshowNow } from '../features/viewer/slideshow/slideshow-store.ts'
import { stepViewer } from '../features/viewer/viewer-actions.ts'
import { setImmersed } from './immersion.ts'
import { type LayoutState, useLayout } from './layout-store.ts'
import { changeLayout, hasCompose, roomFor, roomNow, withPanel } from './panels.ts'
import { usePanelToggles } from './use-room.ts'
import { frameHandle } from './window-actions.ts'

/** Shows a tab of the left panel, so that a command for it finds it mounted. */
function openLeft(leftTab: PanelSizes['leftTab']): void {
  if (!hasCompose(useLayout.getState().view)) useLayout.getState().viewChosen('gallery')
  const { layout } = useSettings.getState().settings
  const { view } = useLayout.getState()
  const width = roomNow()
  if (roomFor(view, layout, width).compose) {
    if (layout.leftTab !== leftTab) changeLayout({ leftTab })
  } else changeLayout({ leftTab, ...withPanel(layout, { view, width }, { compose: true }, true) })
}

function openServiceOf(job: Job): void {
  const found = findOperation(useProviders.getState().providers, job.request.operationId)
  if (!found) return useLayout.getState().viewChosen('settings')
  commands.run('openServiceSettings', { providerId: found.provider.id })
}

/** The bucket's secret needs its passphrase, not the service's key. */
function isHostLocked(job: Job): boolean {
  const { byProvider } = useKeys.getState()
  const found = findOperation(useProviders.getState().providers, job.request.operationId)
  return byProvider[s3SecretId]?.locked === true && byProvider[found?.provider.id ?? '']?.locked !== true
}

/** The action of the button beside an error. */
export function followError(action: ErrorAction, job: Job): void {
  switch (action) {
    case 'unlock':
      return isHostLocked(job) ? commands.run('openImageHost') : openServiceOf(job)
    case 'check-key':
    case 'open-service-settings':
      return openServiceOf(job)
    case 'open-image-host':
      return commands.run('openImageHost')
    case 'retry':
    case 'free-space':
      return attempt(tryAgain(job))
    case 'edit-request':
      if (job.request.inpaint && job.request.source?.kind === 'picture')
        return commands.run('openStudio', { pictureId: job.request.source.pictureId })
      commands.run('reuse', {
        operationId: job.request.operationId,
        parameters: job.request.parameters,
        seed: 'same',
        pictureId: job.request.derivedFromPictureId
      })
      return commands.run('focusPrompt')
    case 'choose-folder':
      return attempt(api.library.choose())
    case 'decide':
    case 'wait':
      return useLayout.getState().viewChosen('queue')
  }
}

commands.openBy(['generate', 'focusPrompt', 'reuse', 'applyPreset', 'chooseOperation'], () => openLeft('compose'))
commands.openBy(['focusBrowse'], () => openLeft('browse'))
commands.openBy(['focusSearch'], () => useLayout.getState().viewChosen('gallery'))
commands.openBy(['editTags'], () => {
  const { layout } = useSettings.getState().settings
  const [{ view }, width] = [useLayout.getState(), roomNow()]
  if (!roomFor(view, layout, width).inspector)
    changeLayout(withPanel(layout, { view, width }, { inspector: true }, true))
})
commands.openBy(['openStudio'], () => useLayout.getState().viewChosen('inpaint'))
commands.openBy(['openServiceSettings', 'openImageHost', 'openLibrarySettings'], () =>
  useLayout.getState().viewChosen('settings')
)

useQuickLook.subscribe(({ open }) => useSelection.getState().quickLookTurned(open))

const frame = (): LayoutState => useLayout.getState()

/** Mounted once, in the app. */
export function CommandWiring(): null {
  const { setColorScheme } = useMantineColorScheme()
  const shown = useComputedColorScheme('dark')
  const { compose, inspector } = usePanelToggles()
  useSlot(frameHandle, {
    toggleTheme: () => setColorScheme(shown === 'dark' ? 'light' : 'dark'),
    toggleLeftPanel: compose.toggle,
    toggleInspector: inspector.toggle,
    leftPanelShown: compose.shown,
    inspectorShown: inspector.shown
  })
  useCommand('goTo', ({ view }) => {
    useQuickLook.getState().closed()
    frame().viewChosen(view)
  })
  useCommand('openPicture', ({ pictureId }) => {
    frame().pictureOpened(pictureId)
    // So that the gallery is at this picture when the user returns to it.
    useSelection.getState().pictureSelected(pictureId, { toggle: false, extend: false })
  })
  useCommand('nextPicture', () => {
    if (frame().view === 'viewer') stepViewer(1)
    else if (frame().view === 'gallery') grid.now()?.move('right', { shift: false, ctrl: false })
  })
  useCommand('openLineage', ({ pictureId }) => {
    useQuickLook.getState().closed()
    useLineage.getState().opened(pictureId)
    frame().lineageOpened()
  })
  useCommand('quickLook', ({ pictureId }) => {
    const { open, opened, closed } = useQuickLook.getState()
    const { cursor, pictureSelected } = useSelection.getState()
    const inLineage = frame().view === 'lineage'
    if (open && (inLineage || cursor === pictureId)) return closed()
    if (!inLineage && cursor !== pictureId) pictureSelected(pictureId, { toggle: false, extend: false })
    opened()
  })
  useCommand('startSlideshow', ({ ids, from }) => slideshowNow().started(ids, from))
  useCommand('setFullscreen', ({ on }) => setImmersed(on))
  useCommand('comparePictures', ({ ids }) => {
    useCompare.getState().picturesChosen(ids)
    frame().comparisonOpened()
  })
  useCommand('showBatch', ({ batchId }) => showFiltered({ batchId }))
  useCommand('showJob', ({ jobId }) => {
    useQueue.getState().jobSought(jobId)
    frame().viewChosen('queue')
  })
  useCommand('followError', ({ action, jobId }) => {
    const job = useJobs.getState().byId[jobId]
    if (job) followError(action, job)
  })
  return null
}
