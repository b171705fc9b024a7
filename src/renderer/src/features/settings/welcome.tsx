import { Button, UnstyledButton } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
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

/** Words that the demo knows, so that the first picture looks like something. */
const firstPrompt = 'A lighthouse on a cliff above a calm sea, mountains in the mist, warm sunset light'

function dismiss(): void {
  attempt(updateSettings({ welcomed: true }))
}

/** What stands where there are no pictures yet: at the first start a welcome, later a line. */
export function Welcome(): ReactNode {
  const welcomed = useSettings((state) => state.settings.welcomed)
  return welcomed ? <NoPictures /> : <FirstStart />
}

function NoPictures(): ReactNode {
  return (
    <EmptyState
      icon={<IconPhotoPlus size={40} stroke={1} />}
      title="No pictures yet"
      actions={
        <div className={classes.emptyWays}>
          <ActionTextButton action={writePrompt} />
          <ActionTextButton action={importPictures} />
          <ActionTextButton action={importFolder} />
        </div>
      }
    >
      Write a prompt and press Generate. What comes is kept here, with everything it was made from. Or bring what you
      have: drop pictures and folders anywhere here, and the recipes of A1111, ComfyUI, InvokeAI and others come with
      them.
    </EmptyState>
  )
}

function FirstStart(): ReactNode {
  const providers = useProviders((state) => state.providers)
  const demo = providers
    .find((provider) => provider.demo)
    ?.operations.find((operation) => operation.kind === 'text-to-image')
  const service = providers.find((provider) => provider.needsKey)
  const first = (): void => {
    if (!demo) return
    commands.run('reuse', { operationId: demo.id, parameters: { prompt: firstPrompt }, seed: 'new' })
    commands.run('generate')
    dismiss()
  }
  return (
    <section className={classes.welcome} aria-labelledby="welcome-title">
      <h1 id="welcome-title" className={classes.title}>
        Welcome to Palimpsest
      </h1>
      <p className={classes.lead}>
        Write a prompt, choose a hosted Stable Diffusion model, and keep every picture on this machine with all that it
        was made from. Your keys and your history stay with you and work without a network.
      </p>
      <div className={classes.ways}>
        <div className={classes.way}>
          <h2>Try it now</h2>
          <p>
            The demo needs no key, no network and no money. It paints by rule from your words and is no model: it shows
            how the app works, not what a service can do.
          </p>
          <Button variant="filled" size="md" disabled={!demo} onClick={first}>
            Make a first picture with the demo
          </Button>
        </div>
        <div className={classes.way}>
          <h2>Use your own service</h2>
          <p>
            With a key of Pixazo, AppyPie, AIgateway or ImagePipeline. It is kept encrypted here and sent to that
            service alone.
          </p>
          <Button
            size="md"
            disabled={!service}
            onClick={() => {
              dismiss()
              if (service) commands.run('openServiceSettings', { providerId: service.id })
            }}
          >
            Add a service key
          </Button>
        </div>
      </div>
      <p className={classes.bring}>
        You have pictures already? Drop them here, or{' '}
        <UnstyledButton className={classes.link} onClick={() => runAction(importFolder)}>
          import a folder
        </UnstyledButton>
        : the recipes of A1111, ComfyUI, InvokeAI and others come with them.
      </p>
      <UnstyledButton className={classes.skip} onClick={dismiss}>
        Skip this, I know my way
      </UnstyledButton>
    </section>
  )
}
