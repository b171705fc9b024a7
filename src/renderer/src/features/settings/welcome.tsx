import { Button, UnstyledButton } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../../../shared/messages/t.ts'
import { commands } from '../../actions/commands.ts'
import { importFolder, importPictures } from '../../actions/imports.ts'
import { runAction } from '../../actions/registry.ts'
import { writePrompt } from '../../actions/write-prompt.ts'
import { useProviders } from '../../data/providers-store.ts'
import { attempt } from '../../data/report.ts'
import { updateSettings, useSettings } from '../../data/settings-store.ts'
import { ActionTextButton } from '../../ui/action-text-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './welcome.module.css'

const importLink = (text: ReactNode): ReactNode => (
  <UnstyledButton className={classes.link} onClick={() => runAction(importFolder)}>
    {text}
  </UnstyledButton>
)

/** Words that the demo knows, so that the first picture looks good. */
const firstPrompt = t('settings.welcome.firstPrompt')

function dismiss(): void {
  attempt(updateSettings({ welcomed: true }))
}

/** Shown if there are no pictures yet: at the first start a welcome, later a line. */
export function Welcome(): ReactNode {
  const welcomed = useSettings((state) => state.settings.welcomed)
  return welcomed ? <NoPictures /> : <FirstStart />
}

function NoPictures(): ReactNode {
  return (
    <EmptyState
      icon={<IconPhotoPlus size={40} stroke={1} />}
      title={t('settings.welcome.noPicturesYet')}
      actions={
        <div className={classes.emptyWays}>
          <ActionTextButton action={writePrompt} />
          <ActionTextButton action={importPictures} />
          <ActionTextButton action={importFolder} />
        </div>
      }
    >
      {t('settings.welcome.emptyText')}
    </EmptyState>
  )
}

function FirstStart(): ReactNode {
  const providers = useProviders((state) => state.providers)
  const demo = providers
    .find((provider) => provider.demo)
    ?.operations.find((operation) => operation.kind === 'text-to-image')
  const service = providers.find((provider) => provider.needsKey)
  const makeButton = useRef<HTMLButtonElement>(null)
  const hasDemo = demo !== undefined
  // Enter makes the first picture, and Tab leads to the other options, not through the whole window.
  useEffect(() => {
    if (hasDemo && document.activeElement === document.body) makeButton.current?.focus({ preventScroll: true })
  }, [hasDemo])
  const first = (): void => {
    if (!demo) return
    commands.run('reuse', { operationId: demo.id, parameters: { prompt: firstPrompt }, seed: 'new' })
    commands.run('generate')
    dismiss()
  }
  return (
    <section className={classes.welcome} aria-labelledby="welcome-title">
      <h1 id="welcome-title" className={classes.title}>
        {t('settings.welcome.welcomeToPalimpsest')}
      </h1>
      <p className={classes.lead}>{t('settings.welcome.lead')}</p>
      <div className={classes.ways}>
        <div className={classes.way}>
          <h2>{t('settings.welcome.tryItNow')}</h2>
          <p>{t('settings.welcome.demoText')}</p>
          <Button ref={makeButton} variant="filled" size="md" disabled={!demo} onClick={first}>
            {t('settings.welcome.makeFirst')}
          </Button>
        </div>
        <div className={classes.way}>
          <h2>{t('settings.welcome.useYourOwnService')}</h2>
          <p>{t('settings.welcome.ownText')}</p>
          <Button
            size="md"
            disabled={!service}
            onClick={() => {
              dismiss()
              if (service) commands.run('openServiceSettings', { providerId: service.id })
            }}
          >
            {t('settings.welcome.addServiceKey')}
          </Button>
        </div>
      </div>
      <p className={classes.bring}>
        {t.rich('settings.welcome.bring', {
          link: importLink
        })}
      </p>
      <UnstyledButton className={classes.skip} onClick={dismiss}>
        {t('settings.welcome.skip')}
      </UnstyledButton>
    </section>
  )
}
