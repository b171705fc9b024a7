/** Results as they arrive, while the studio is shown. */

import type { Picture } from '../../../../../shared/domain/picture.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { api } from '../../../data/client.ts'
import { showNotice } from '../../../data/notices.ts'
import { reportError } from '../../../data/report.ts'
import { getPainter } from './get-painter.ts'
import { shownResults } from './results.ts'
import { closePicture, forgetPicture } from './studio-persistence.ts'
import { useStudio } from './studio-store.ts'

/**
 * The mask's revision when something was last sent: while it is unchanged, nobody is painting and a result may show
 * itself.
 */
let sentRevision: number | null = null

/** Remembers the mask that a request is sent with. */
export function sentWithMask(): void {
  sentRevision = getPainter().state.revision
}

function resultCame(child: Picture): void {
  const studio = useStudio.getState()
  if (child.sourcePictureId !== studio.pictureId || child.inpaint === null) return
  studio.childAdded(child)
  const { children, form, comparing } = useStudio.getState()
  studio.announcementMade(
    t('inpaint.listenForResults.resultCame', { count: shownResults(children, form.discarded).length })
  )
  const { revision, working } = getPainter().state
  if (comparing === null && !working && revision === sentRevision) studio.comparisonChosen(child.id)
}

/** A picture that was deleted meanwhile must not be repainted unnoticed. */
function closeTrashed(): void {
  closePicture().catch(reportError)
  showNotice({
    message: t('inpaint.listenForResults.trashed')
  })
}

/** Results that arrived while another view was shown, and whether the picture still exists. */
async function catchUp(): Promise<void> {
  const { pictureId, bitmap } = useStudio.getState()
  if (pictureId === null || bitmap.kind !== 'ready') return
  const [picture, children] = await Promise.all([
    api.pictures.get({ id: pictureId }),
    api.pictures.children({ id: pictureId })
  ])
  if (useStudio.getState().pictureId !== pictureId) return
  if (picture.trashedAt === null) useStudio.getState().childrenLoaded(children)
  else closeTrashed()
}

/** @returns a function that ends it */
export function listenForResults(): () => void {
  const stops = [
    api.on('pictureAdded', resultCame),
    api.on('picturesRemoved', ({ ids }) => {
      useStudio.getState().childrenRemoved(ids)
      const { pictureId } = useStudio.getState()
      if (pictureId !== null && ids.includes(pictureId)) closeTrashed()
    }),
    api.on('pictureChanged', (picture) => {
      if (picture.trashedAt !== null) useStudio.getState().childrenRemoved([picture.id])
      else if (picture.sourcePictureId === useStudio.getState().pictureId) useStudio.getState().childAdded(picture)
    }),
    api.on('libraryChanged', forgetPicture)
  ]
  catchUp().catch(reportError)
  return () => {
    for (const stop of stops) stop()
  }
}
