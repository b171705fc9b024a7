/** The contents of the compose form. Stored in the settings as a draft, so that they survive a restart. */

import { create } from 'zustand'
import type { ParameterName, Parameters } from '../../../../shared/domain/parameters.ts'
import { maxSeed } from '../../../../shared/domain/parameters.ts'
import type { Draft, SeedMode } from '../../../../shared/domain/settings.ts'
import { draftSchema } from '../../../../shared/domain/settings.ts'
import { type AppError } from '../../../../shared/errors.ts'
import { t } from '../../../../shared/messages/t.ts'
import type { OperationPlace } from '../../data/providers-store.ts'
import { hasSeed, maxCount, withMeantSeed } from '../../data/requests-from-form.ts'
import { updateSettingsSoon } from '../../data/settings-store.ts'
import {
  droppedSentence,
  formOf,
  mapParameters,
  operationForRecipe,
  storeForm,
  switchOperation,
  withFittingSize
} from './draft.ts'

export interface ComposeState {
  /** False until the draft of the last session is in the form. */
  restored: boolean
  place: OperationPlace | null
  form: Parameters
  draft: Draft
  /** Fields that the user has left once: only their problems are shown. */
  touched: ReadonlySet<ParameterName>
  /** Generate was clicked on a form that cannot be sent: every problem is shown. */
  refused: boolean
  /** What the last change of model, preset or recipe left out. */
  note: string | null
  sending: boolean
  failure: AppError | null
  /** What the last click did. */
  sent: string | null

  draftRestored: (draft: Draft, places: readonly OperationPlace[]) => void
  operationChosen: (place: OperationPlace) => void
  valuesChanged: (values: Partial<Parameters>) => void
  fieldLeft: (name: ParameterName) => void
  seedModeChosen: (mode: SeedMode) => void
  countChanged: (count: number) => void
  presetApplied: (label: string, parameters: Partial<Parameters>) => void
  recipeUsed: (
    recipe: {
      operationId: string | null
      parameters: Partial<Parameters>
      seed: 'same' | 'new'
      pictureId?: string | undefined
    },
    places: readonly OperationPlace[]
  ) => void
  /** What is sent from now on does not follow a picture. */
  originForgotten: () => void
  /** What is sent next follows its picture, even if the form has changed. */
  originKept: () => void
  noteDismissed: () => void
  sendRefused: () => void
  sendStarted: () => void
  /** @param from what the requests were made from: later choices and input stay */
  sendEnded: (
    result: { sent: string; nextSeed: number | undefined } | { failure: AppError },
    from: Pick<ComposeState, 'form' | 'draft'>
  ) => void
}

/** Messages about the last click no longer apply once the form changes. */
const anew = { sent: null, failure: null }
const noOrigin = { derivedFromPictureId: null, origin: null } satisfies Partial<Draft>

export const useCompose = create<ComposeState>()((set, get) => {
  /** Replaces the form and stores it as a draft. */
  const keep = (
    place: OperationPlace,
    form: Parameters,
    change: Partial<ComposeState> & { draftChange?: Partial<Draft> } = {}
  ): void => {
    const { draftChange, ...rest } = change
    const draft = storeForm({ ...get().draft, ...draftChange }, place.operation.id, form)
    set({ place, form, draft, ...anew, ...rest })
    updateSettingsSoon({ draft })
  }

  const fresh = { touched: new Set<ParameterName>(), refused: false }

  return {
    restored: false,
    place: null,
    form: { prompt: '' },
    draft: draftSchema.parse({}),
    note: null,
    sending: false,
    ...fresh,
    ...anew,

    draftRestored: (draft, places) => {
      const place = operationForRecipe(places, draft.operationId, null)
      set({
        restored: true,
        draft,
        place,
        form: place ? withMeantSeed(place.operation, formOf(draft, place.operation), draft.seedMode) : { prompt: '' }
      })
    },
    operationChosen: (to) => {
      const { place, draft, form } = get()
      if (place?.operation.id === to.operation.id) return
      const kept = place ? storeForm(draft, place.operation.id, form) : draft
      const mapped = switchOperation(kept, place?.operation ?? null, to.operation, form)
      keep(to, withMeantSeed(to.operation, mapped.parameters, draft.seedMode), {
        ...fresh,
        note: droppedSentence(to.operation, mapped.dropped, mapped.replaced)
      })
    },
    valuesChanged: (values) => {
      const { place, form } = get()
      // Emptying the prompt means starting over.
      const anewToo = values.prompt === '' ? { draftChange: noOrigin } : {}
      if (place) keep(place, { ...form, ...values }, anewToo)
    },
    fieldLeft: (name) => {
      if (!get().touched.has(name)) set({ touched: new Set([...get().touched, name]) })
      const { place, form, draft } = get()
      if (name === 'seed' && place && form.seed === undefined && draft.seedMode !== 'random')
        keep(place, withMeantSeed(place.operation, form, draft.seedMode))
    },
    seedModeChosen: (seedMode) => {
      const { place, form } = get()
      if (place) keep(place, withMeantSeed(place.operation, form, seedMode), { draftChange: { seedMode } })
    },
    countChanged: (count) => {
      const { place, form } = get()
      if (place) keep(place, form, { draftChange: { count: Math.min(maxCount, Math.max(1, Math.round(count))) } })
    },
    presetApplied: (label, parameters) => {
      const { place, form, draft } = get()
      if (!place) return
      const mapped = mapParameters(place.operation, parameters, form)
      const sentence = droppedSentence(place.operation, mapped.dropped)
      const seedMode = parameters.seed !== undefined && hasSeed(place.operation) ? 'locked' : draft.seedMode
      keep(place, withMeantSeed(place.operation, mapped.parameters, seedMode), {
        note: sentence && `${label}: ${sentence}`,
        draftChange: { seedMode }
      })
    },
    recipeUsed: ({ operationId, parameters, seed, pictureId = null }, places) => {
      const { place, form, draft } = get()
      const to = operationForRecipe(places, operationId, place?.operation.id ?? null)
      if (!to) return
      const { seed: made, ...seedless } = parameters
      const sameSeed = seed === 'same' && made !== undefined && made <= Number.MAX_SAFE_INTEGER
      const wanted = sameSeed ? parameters : seedless
      const mapped = mapParameters(
        to.operation,
        operationId === to.operation.id ? wanted : withFittingSize(to.operation.fields, wanted)
      )
      const dropped = droppedSentence(to.operation, mapped.dropped)
      const gone =
        operationId !== to.operation.id ? t('compose.composeStore.modelGone', { label: to.operation.label }) : null
      const seedMode: SeedMode =
        sameSeed && hasSeed(to.operation) ? 'locked' : seed === 'new' ? 'random' : draft.seedMode
      if (place) set({ draft: storeForm(draft, place.operation.id, form) })
      keep(to, withMeantSeed(to.operation, mapped.parameters, seedMode), {
        ...fresh,
        note: [gone, dropped].filter(Boolean).join(' ') || null,
        draftChange: {
          seedMode,
          derivedFromPictureId: pictureId,
          origin:
            pictureId === null ? null : { operationId: to.operation.id, prompt: mapped.parameters.prompt, kept: false }
        }
      })
    },
    originForgotten: () => {
      const { place, form } = get()
      if (place) keep(place, form, { draftChange: noOrigin })
    },
    originKept: () => {
      const { place, form, draft } = get()
      if (place && draft.origin) keep(place, form, { draftChange: { origin: { ...draft.origin, kept: true } } })
    },
    noteDismissed: () => set({ note: null }),
    sendRefused: () => set({ refused: true, sent: null }),
    sendStarted: () => set({ sending: true, ...anew }),
    sendEnded: (result, from) => {
      if ('failure' in result) return set({ sending: false, failure: result.failure })
      const { place, form, draft } = get()
      const { origin, derivedFromPictureId } = from.draft
      const sameOrigin = draft.origin === origin && draft.derivedFromPictureId === derivedFromPictureId
      const takesSeed = result.nextSeed !== undefined && sameOrigin && form.seed === from.form.seed
      const seed = takesSeed ? { seed: Math.min(result.nextSeed!, maxSeed) } : {}
      // What is sent afterwards is a picture of its own.
      if (place) keep(place, { ...form, ...seed }, sameOrigin ? { draftChange: noOrigin } : {})
      set({ sending: false, sent: result.sent, refused: false })
    }
  }
})

/** The current form and its actions, for code outside components. */
export const composeNow = (): ComposeState => useCompose.getState()
