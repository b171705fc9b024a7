import { UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { composeNow, useCompose } from './compose-store.ts'
import classes from './origin.module.css'

/** The picture whose recipe stands in the form: what is sent from here comes after it in its lineage. */
export function Origin(): ReactNode {
  const id = useCompose((state) => state.draft.derivedFromPictureId)
  const [gone, setGone] = useState<string | null>(null)
  if (id === null || gone === id) return null
  return (
    <div className={classes.origin} role="group" aria-label={t('compose.origin.madeAfter')}>
      <UnstyledButton
        className={classes.picture}
        aria-label={t('compose.origin.showLineageOfPictureIt')}
        onClick={() => commands.run('openLineage', { pictureId: id })}
      >
        <img src={mediaUrl(id, 'thumbnail')} alt="" onError={() => setGone(id)} />
      </UnstyledButton>
      <span>{t('compose.origin.variationOfThisPictureIn')}</span>
      <UnstyledButton
        aria-label={t('compose.origin.notVariationBeginAnew')}
        title={t('compose.origin.notVariationBeginAnew')}
        onClick={composeNow().originForgotten}
      >
        <IconX size={14} stroke={1.5} />
      </UnstyledButton>
    </div>
  )
}
