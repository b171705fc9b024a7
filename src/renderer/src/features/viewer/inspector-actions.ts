import type { Picture } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { Action, Context } from '../../actions/action.ts'
import { loadPicture } from '../../data/pictures-store.ts'
import { attempt } from '../../data/report.ts'
import { asJson, asText } from './details.ts'

const copyDetails = (id: string, label: string, paletteLabel: string, text: (picture: Picture) => string): Action => ({
  id: `picture.details.${id}`,
  label,
  where: ['gallery', 'viewer', 'lineage'],
  when: (context: Context) => context.id !== null,
  palette: {
    group: 'pictures',
    label: paletteLabel,
    keywords: t('viewer.inspectorActions.keywords')
  },
  run: ({ id: pictureId }) => {
    if (pictureId !== null)
      attempt(loadPicture(pictureId).then((picture) => navigator.clipboard.writeText(text(picture))))
  }
})

export const copyDetailsAsText = copyDetails(
  'text',
  t('viewer.inspectorActions.copyAsText'),
  t('viewer.inspectorActions.copyDetailsAsText'),
  (picture) => asText(picture, Date.now())
)
export const copyDetailsAsJson = copyDetails(
  'json',
  t('viewer.inspectorActions.copyAsJson'),
  t('viewer.inspectorActions.copyDetailsAsJson'),
  asJson
)

export const inspectorActions: readonly Action[] = [copyDetailsAsText, copyDetailsAsJson]
