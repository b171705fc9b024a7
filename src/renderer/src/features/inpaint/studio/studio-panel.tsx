import { Button, ScrollArea, Skeleton, Switch } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { Field } from '../../../../../shared/domain/field.ts'
import type { ParameterName, Parameters } from '../../../../../shared/domain/parameters.ts'
import type { SeedMode } from '../../../../../shared/domain/settings.ts'
import { t } from '../../../../../shared/messages/t.ts'
import { commands, useCommand } from '../../../actions/commands.ts'
import { useJobs } from '../../../data/jobs-store.ts'
import { type OperationPlace, useProviders } from '../../../data/providers-store.ts'
import { pictureCount, withMeantSeed } from '../../../data/requests-from-form.ts'
import { updateSettingsSoon, useSettings } from '../../../data/settings-store.ts'
import { usualTime, usualTimeInWords } from '../../../data/usual-time.ts'
import { Banner } from '../../../ui/banner.tsx'
import form from '../../../ui/form/form.module.css'
import { FormFields } from '../../../ui/form/form-fields.tsx'
import { FormName } from '../../../ui/form/form-name.ts'
import { ModelSelect } from '../../../ui/form/model-select.tsx'
import { SendFooter } from '../../../ui/form/send-footer.tsx'
import { AreaSection } from './area-section.tsx'
import type { Repaint } from './describe-repaint.ts'
import { saveDraftAgain } from './draft-keeper.ts'
import { repaint as press } from './repaint.ts'
import { SentSection } from './sent-section.tsx'
import { formParameters, inpaintOperations, studioFields } from './studio-operation.ts'
import { mostRequests } from './studio-requests.ts'
import { type StudioForm, type StudioState, useStudio } from './studio-store.ts'
import { repaintNow, useRepaint } from './use-repaint.ts'

const studio = (): StudioState => useStudio.getState()

/** Changes the form, and the initial values for the next picture. */
function remember(change: Partial<Pick<StudioForm, 'operationId' | 'mode' | 'padding' | 'feather'>>): void {
  studio().formChanged(change)
  updateSettingsSoon({ studio: { ...useSettings.getState().settings.studio, ...change } })
}

function changeValues(values: Partial<Parameters>): void {
  studio().formChanged({ parameters: { ...studio().form.parameters, ...values } })
}

/**
 * A locked seed is visible: an empty box gets one at once. Uses the current form: the seed that locks it may be newer
 * than what is shown.
 */
function chooseSeedMode({ operation }: OperationPlace, seedMode: SeedMode): void {
  const { parameters } = studio().form
  const { seed } = withMeantSeed(operation, formParameters(operation.fields, parameters), seedMode)
  studio().formChanged({ seedMode, parameters: { ...parameters, seed } })
}

/** The prompt describes the painted part, not the whole picture, and says so. */
function worded(field: Field): Field {
  return field.name === 'prompt' ? { ...field, label: t('inpaint.studioPanel.prompt'), help: undefined } : field
}

function Invert(): ReactNode {
  const invert = useStudio((state) => state.form.invert)
  return (
    <Switch
      label={t('inpaint.studioPanel.invert')}
      description={t('inpaint.studioPanel.invertHelp')}
      checked={invert}
      onChange={(event) => studio().formChanged({ invert: event.currentTarget.checked })}
    />
  )
}

interface Shown {
  repaint: Repaint
  refused: boolean
  touched: ReadonlySet<ParameterName>
  onLeave: (name: ParameterName) => void
}

function Fields({ repaint, refused, touched, onLeave, kind }: Shown & { kind: 'words' | 'numbers' }): ReactNode {
  const seedMode = useStudio((state) => state.form.seedMode)
  const { place, parameters, problems } = repaint
  const all = useMemo(() => studioFields(place.operation.fields).map(worded), [place])
  const shown = Object.fromEntries(
    Object.entries(problems).filter(([name]) => refused || (name !== 'prompt' && touched.has(name as ParameterName)))
  )
  const fields = all.filter((field) => (field.kind === 'text') === (kind === 'words'))
  return (
    <FormFields
      fields={fields}
      form={parameters}
      problems={shown}
      seedMode={seedMode}
      onChange={changeValues}
      onSeedMode={(mode) => chooseSeedMode(place, mode)}
      onLeave={onLeave}
      more={kind === 'numbers' ? { label: t('inpaint.studioPanel.more'), content: <Invert /> } : undefined}
    />
  )
}

function Footer({ repaint, refused }: { repaint: Repaint; refused: boolean }): ReactNode {
  const { place, parameters, problems, destination, warnings, sharper, repeats, blocked, host, promptMissing } = repaint
  const { provider, operation } = place
  const count = useStudio((state) => state.form.count)
  const sending = useStudio((state) => state.sending)
  const failure = useStudio((state) => state.failure)
  const usual = useJobs((state) =>
    usualTime(
      state.order.map((id) => state.byId[id]!),
      operation.id
    )
  )
  return (
    <SendFooter
      word={t('inpaint.studioPanel.repaint')}
      blocked={blocked}
      unblock={
        host.kind === 'none' && blocked === host.text
          ? { label: t('inpaint.studioPanel.openSettings'), run: () => commands.run('openImageHost') }
          : undefined
      }
      count={count}
      mostCount={mostRequests}
      pictures={pictureCount({ operation, parameters, count })}
      price={operation.price}
      usual={usual === null ? null : usualTimeInWords(usual)}
      destination={destination}
      providerId={provider.id}
      warnings={warnings}
      remedy={
        sharper === null
          ? undefined
          : {
              label: t('inpaint.studioPanel.sendAtInstead', { side: sharper }),
              run: () => studio().formChanged({ sendAt: sharper })
            }
      }
      repeats={repeats}
      problems={Object.keys(problems).length - (promptMissing ? 1 : 0)}
      refused={refused}
      sending={sending}
      failure={failure}
      sent={null}
      onCount={(next) => studio().formChanged({ count: Math.min(mostRequests, Math.max(1, Math.round(next))) })}
      onCountUp={() => chooseSeedMode(place, 'increment')}
      onSend={() => commands.run('generate')}
    />
  )
}

/** A mask that is not on disk is lost when the app closes, so this stays until it is saved. */
function Unsaved(): ReactNode {
  const unsaved = useStudio((state) => state.unsaved)
  if (unsaved === null) return null
  return (
    <Banner
      tone="error"
      actions={
        <Button size="xs" onClick={saveDraftAgain}>
          {t('inpaint.studioPanel.tryAgain')}
        </Button>
      }
    >
      {[t('inpaint.studioPanel.unsaved'), unsaved.message, unsaved.data.nextStep].filter(Boolean).join(' ')}
    </Banner>
  )
}

/** Moves the cursor to what is missing. */
function goToProblem(): void {
  if (repaintNow()?.promptMissing) document.getElementById('studio-prompt')?.focus()
  else requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-studio] [aria-invalid="true"]')?.focus())
}

function Ready({ repaint }: { repaint: Repaint }): ReactNode {
  const providers = useProviders((state) => state.providers)
  const places = useMemo(() => inpaintOperations(providers), [providers])
  const [refused, setRefused] = useState(false)
  const [touched, setTouched] = useState<ReadonlySet<ParameterName>>(new Set())
  const { place } = repaint
  const send = async (): Promise<void> => {
    const sent = await press()
    setRefused(!sent)
    if (!sent) goToProblem()
  }
  const left = (name: ParameterName): void => {
    setTouched((before) => new Set([...before, name]))
    const { form: now } = studio()
    if (name === 'seed' && now.parameters.seed === undefined && now.seedMode !== 'random')
      chooseSeedMode(place, now.seedMode)
  }
  useCommand('generate', () => void send())
  useCommand('focusPrompt', () => document.getElementById('studio-prompt')?.focus())
  const shown = { repaint, refused, touched, onLeave: left }
  return (
    <form
      className={form.panel}
      data-studio
      aria-label={t('inpaint.studioPanel.inpaint')}
      onSubmit={(event) => {
        event.preventDefault()
        commands.run('generate')
      }}
    >
      <Unsaved />
      <ScrollArea className={form.scroll} type="auto" scrollbars="y" scrollbarSize={8} viewportProps={{ tabIndex: -1 }}>
        <div className={form.body}>
          <Fields {...shown} kind="words" />
          <ModelSelect
            label={t('inpaint.studioPanel.model')}
            places={places}
            place={place}
            onChoose={(next) => remember({ operationId: next.operation.id })}
          />
          <Fields {...shown} kind="numbers" key={place.operation.id} />
          <AreaSection operation={place.operation} onRemember={remember} />
          <SentSection repaint={repaint} />
        </div>
      </ScrollArea>
      <Footer repaint={repaint} refused={refused} />
    </form>
  )
}

function Waiting(): ReactNode {
  return (
    <div className={form.body} aria-busy="true">
      {[96, 52, 32, 26, 56, 120].map((height) => (
        <Skeleton key={height} height={height} radius="md" />
      ))}
    </div>
  )
}

/** What to paint in the masked part, what is sent for it, and the results. */
export function StudioPanel(): ReactNode {
  const pictureId = useStudio((state) => state.pictureId)
  const failed = useStudio((state) => state.bitmap.kind === 'failed')
  const repaint = useRepaint()
  if (failed) return null
  return <FormName value="studio">{repaint ? <Ready key={pictureId} repaint={repaint} /> : <Waiting />}</FormName>
}
