import { ScrollArea, Skeleton, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { warningsOf } from '../../../../shared/domain/field.ts'
import type { ParameterName, Parameters } from '../../../../shared/domain/parameters.ts'
import type { OperationInfo, ProviderInfo } from '../../../../shared/domain/provider.ts'
import type { SeedMode } from '../../../../shared/domain/settings.ts'
import { t } from '../../../../shared/messages/t.ts'
import { commands, useCommand } from '../../actions/commands.ts'
import { destinationOf } from '../../data/destination.ts'
import { useJobs } from '../../data/jobs-store.ts'
import { useKeys } from '../../data/keys-store.ts'
import { usePresets } from '../../data/presets-store.ts'
import { type OperationPlace, useProviders } from '../../data/providers-store.ts'
import { maxCount, pictureCount, wouldRepeat } from '../../data/requests-from-form.ts'
import { useSettings } from '../../data/settings-store.ts'
import { usualTime, usualTimeInWords } from '../../data/usual-time.ts'
import classes from '../../ui/form/form.module.css'
import { FormFields } from '../../ui/form/form-fields.tsx'
import { FormName } from '../../ui/form/form-name.ts'
import { ModelSelect } from '../../ui/form/model-select.tsx'
import { SendFooter } from '../../ui/form/send-footer.tsx'
import { composeNow, useCompose } from './compose-store.ts'
import { composeOperations } from './draft.ts'
import { useFormProblems } from './form-problems.ts'
import { generate } from './generate.ts'
import { Origin } from './origin.tsx'

/** What a preset bar inside the panel gets. */
export interface PresetSlot {
  operation: OperationInfo
  providers: readonly ProviderInfo[]
  form: Parameters
  seedMode: SeedMode
  apply: (label: string, parameters: Partial<Parameters>) => void
}

interface Props {
  /** Features do not know each other: the app inserts the preset bar here. */
  presetBar?: ((slot: PresetSlot) => ReactNode) | undefined
}

/** Puts the cursor into the first marked field, so that the user can type right away. */
function goToProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-compose] [aria-invalid="true"]')?.focus())
}

async function press(): Promise<void> {
  if ((await generate()) === 'problems') goToProblem()
}

/** Loads the draft of the last session into the form, once settings and services are available. */
function useRestoredDraft(places: readonly OperationPlace[]): void {
  const restored = useCompose((state) => state.restored)
  const settingsLoaded = useSettings((state) => state.loaded)
  useEffect(() => {
    if (!restored && settingsLoaded && places.length > 0)
      composeNow().draftRestored(useSettings.getState().settings.draft, places)
  }, [restored, settingsLoaded, places])
}

function useComposeCommands(places: readonly OperationPlace[]): void {
  const { recipeUsed, operationChosen, presetApplied } = composeNow()
  useCommand('focusPrompt', () => document.getElementById('compose-prompt')?.focus())
  useCommand('reuse', (recipe) => recipeUsed(recipe, places))
  useCommand('chooseOperation', ({ operationId }) => {
    const place = places.find((each) => each.operation.id === operationId)
    if (place) operationChosen(place)
  })
  useCommand('applyPreset', ({ presetId }) => {
    const builtIn = places
      .flatMap((place) => place.operation.presets.map((preset) => ({ place, preset })))
      .find((each) => each.preset.id === presetId)
    if (builtIn) {
      operationChosen(builtIn.place)
      return presetApplied(builtIn.preset.label, builtIn.preset.parameters)
    }
    const own = usePresets.getState().presets.find((preset) => preset.id === presetId)
    if (own) presetApplied(own.name, own.parameters)
  })
  // Last: among commands waiting for the panel to open, the form is filled before it is sent.
  useCommand('generate', () => void press())
}

/** Problems of fields that were left once, or all of them after a refused click. */
function shownProblems(
  problems: Partial<Record<ParameterName, string>>,
  { form, touched, refused }: { form: Parameters; touched: ReadonlySet<ParameterName>; refused: boolean }
): Partial<Record<ParameterName, string>> {
  // An empty prompt is no mistake before Generate is clicked: everyone starts with one. One that is too long is marked
  // as it is typed.
  const shows = (name: string): boolean =>
    name === 'prompt' ? form.prompt.trim() !== '' : touched.has(name as ParameterName)
  return Object.fromEntries(Object.entries(problems).filter(([name]) => refused || shows(name)))
}

function Footer({ place }: { place: OperationPlace }): ReactNode {
  const { provider, operation } = place
  const state = useCompose(
    useShallow(({ form, draft, refused, sending, failure, sent }) => ({ form, draft, refused, sending, failure, sent }))
  )
  const { countChanged, seedModeChosen } = composeNow()
  const baseUrls = useSettings((each) => each.settings.baseUrls)
  const keyStatus = useKeys((each) => each.byProvider[provider.id])
  const usual = useJobs((each) =>
    usualTime(
      each.order.map((id) => each.byId[id]!),
      operation.id
    )
  )
  const { form, draft, refused, sending, failure, sent } = state
  const problems = useFormProblems(operation.fields, form)
  return (
    <SendFooter
      word={t('compose.composePanel.generate')}
      count={draft.count}
      mostCount={maxCount}
      pictures={pictureCount({ operation, parameters: form, count: draft.count })}
      price={operation.price}
      usual={usual === null ? null : usualTimeInWords(usual)}
      destination={destinationOf(provider, operation, baseUrls, keyStatus)}
      providerId={provider.id}
      warnings={warningsOf(operation.fields, form)}
      repeats={wouldRepeat({ operation, seedMode: draft.seedMode, count: draft.count })}
      problems={Object.keys(problems).length}
      promptMissing={problems.prompt !== undefined && form.prompt.trim() === ''}
      refused={refused}
      sending={sending}
      failure={failure}
      sent={sent}
      onCount={countChanged}
      onCountUp={() => seedModeChosen('increment')}
      onSend={() => commands.run('generate')}
    />
  )
}

function Note(): ReactNode {
  const note = useCompose((state) => state.note)
  if (note === null) return null
  return (
    <div className={classes.mapped} role="status">
      <span>{note}</span>
      <UnstyledButton aria-label={t('compose.composePanel.dismiss')} onClick={composeNow().noteDismissed}>
        <IconX size={14} stroke={1.5} />
      </UnstyledButton>
    </div>
  )
}

function Form({ place, presetBar }: { place: OperationPlace } & Props): ReactNode {
  const { operation } = place
  const { form, touched, refused, seedMode } = useCompose(
    useShallow((state) => ({
      form: state.form,
      touched: state.touched,
      refused: state.refused,
      seedMode: state.draft.seedMode
    }))
  )
  const problems = useFormProblems(operation.fields, form)
  const providers = useProviders((state) => state.providers)
  const { valuesChanged, fieldLeft, seedModeChosen, presetApplied } = composeNow()
  return (
    <>
      {presetBar?.({ operation, providers, form, seedMode, apply: presetApplied })}
      <Note />
      <Origin />
      <FormFields
        key={operation.id}
        fields={operation.fields}
        form={form}
        problems={shownProblems(problems, { form, touched, refused })}
        seedMode={seedMode}
        onChange={valuesChanged}
        onSeedMode={seedModeChosen}
        onLeave={fieldLeft}
      />
    </>
  )
}

/** The form of the chosen model, and the button that sends it. */
export function ComposePanel({ presetBar }: Props): ReactNode {
  const providers = useProviders((state) => state.providers)
  const places = useMemo(() => composeOperations(providers), [providers])
  const place = useCompose((state) => state.place)
  useRestoredDraft(places)
  return (
    <FormName value="compose">
      {place ? <Ready places={places} place={place} presetBar={presetBar} /> : <Waiting />}
    </FormName>
  )
}

/** Accepts commands only now: one that came while the services were loading waits until there is a form to fill. */
function Ready({
  places,
  place,
  presetBar
}: Props & { places: readonly OperationPlace[]; place: OperationPlace }): ReactNode {
  useComposeCommands(places)
  return (
    <form
      className={classes.panel}
      data-compose
      aria-label={t('compose.composePanel.compose')}
      onSubmit={(event) => {
        event.preventDefault()
        commands.run('generate')
      }}
    >
      <ScrollArea
        className={classes.scroll}
        type="auto"
        scrollbars="y"
        scrollbarSize={8}
        viewportProps={{ tabIndex: -1 }}
      >
        <div className={classes.body}>
          <ModelSelect
            label={t('compose.composePanel.serviceAndModel')}
            places={places}
            place={place}
            onChoose={composeNow().operationChosen}
          />
          <Form place={place} presetBar={presetBar} />
        </div>
      </ScrollArea>
      <Footer place={place} />
    </form>
  )
}

function Waiting(): ReactNode {
  return (
    <div className={classes.body} aria-busy="true">
      {[32, 26, 96, 52, 56, 40].map((height) => (
        <Skeleton key={height} height={height} radius="md" />
      ))}
    </div>
  )
}
