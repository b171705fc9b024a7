/** Tags of the whole library: every picture with the tag is changed, and everything can be undone. */

import { t } from '../../../../shared/messages/t.ts'
import { remember, withProgress } from '../../actions/changes.ts'
import { lastChange, offerUndo } from '../../actions/offer-undo.ts'
import { api } from '../../data/client.ts'
import { attempt } from '../../data/report.ts'

async function change(
  work: Promise<{ changed: number; undo: string }>,
  said: (count: number) => string
): Promise<void> {
  const { changed, undo } = await withProgress(t('organize.tagActions.changingTags'), work)
  const words = said(changed)
  offerUndo(
    lastChange,
    `${words}.`,
    remember(words, () => api.pictures.undoChange({ undo }))
  )
}

/** @param joined the existing tag with this name, if any */
export function renameTagEverywhere(tag: string, name: string, joined: string | null): void {
  const said = (count: number): string =>
    joined === null
      ? t('organize.tagActions.renamed', { tag, name, count })
      : t('organize.tagActions.joined', { tag, joined, count })
  attempt(change(api.tags.rename({ tag, name: joined ?? name }), said))
}

export function removeTagEverywhere(tag: string): void {
  attempt(change(api.tags.remove({ tag }), (count) => t('organize.tagActions.removed', { tag, count })))
}
