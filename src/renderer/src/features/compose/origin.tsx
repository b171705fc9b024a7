import { Button, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { mediaUrl } from '../../../../shared/domain/picture.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { composeNow, useCompose } from './compose-store.ts'
import classes from './origin.module.css'
import { strayedFrom } from './strayed-from.ts'

const words = {
  model: t('compose.origin.strayedModel'),
  prompt: t('compose.origin.strayedPrompt')
} as const

/** The picture whose recipe is in the form: what is sent next follows it in its lineage. */
export function Origin(): ReactNode {
  const id = useCompose((state) => state.draft.derivedFromPictureId)
  const strayed = useCompose(({ draft, place, form }) =>
    place === null ? null : strayedFrom(draft.origin, place.operation.id, form.prompt)
  )
  const [gone, setGone] = useState<string | null>(null)
  if (id === null || gone === id) return null
  return (
    <div
      className={classes.origin}
      role="group"
      aria-label={t('compose.origin.title')}
      data-strayed={strayed !== null || undefined}
    >
      <UnstyledButton
        className={classes.picture}
        aria-label={t('compose.origin.showLineage')}
        onClick={() => commands.run('openLineage', { pictureId: id })}
      >
        <img src={mediaUrl(id, 'thumbnail')} alt="" onError={() => setGone(id)} />
      </UnstyledButton>
      <span role="status">{strayed === null ? t('compose.origin.variationOfThisPicture') : words[strayed]}</span>
      {strayed === null ? null : (
        <Button size="compact-xs" variant="subtle" onClick={composeNow().originKept}>
          {t('compose.origin.keepAsVariation')}
        </Button>
      )}
      <UnstyledButton
        aria-label={t('compose.origin.notVariation')}
        title={t('compose.origin.notVariation')}
        onClick={composeNow().originForgotten}
      >
        <IconX size={14} stroke={1.5} />
      </UnstyledButton>
    </div>
  )
}
