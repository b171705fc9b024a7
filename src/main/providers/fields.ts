/**
 * Fields shared by several operations. Limits: `min` and `max` block and come from the service's document; if it gives
 * none they are only what any request can hold, and `advisedMin`/`advisedMax` (the models behind the gateways are
 * documented for at most 20 steps and sides of 256 to 2048 pixels) warn.
 */

import type { ChoiceField, NumberField, SeedField, SizeField, TextField } from '../../shared/domain/field.ts'
import { t } from '../../shared/messages/t.ts'
import type { Size } from './sizes.ts'

/** Tokens that CLIP reads at once; the text encoders of SD 1.5 and SDXL process a prompt in chunks of this length. */
export const clipTokens = 75

/** @param tokens CLIP tokens read at once; omitted for models with a longer text encoder. */
export function promptField(tokens?: number): TextField {
  return {
    kind: 'text',
    name: 'prompt',
    label: t('providers.fields.prompt'),
    help: t('providers.fields.whatPictureShows'),
    required: true,
    multiline: true,
    tokens
  }
}

/** @param help what this model does with it, if the document mentions it. */
export function negativePromptField(tokens?: number, help = t('providers.fields.whatToKeepOutOf')): TextField {
  return {
    kind: 'text',
    name: 'negativePrompt',
    label: t('providers.fields.negativePrompt'),
    help,
    multiline: true,
    default: '',
    tokens
  }
}

/** A number field with the name's own label and a step of 1 (integers) or 0.1. */
export function numberField(
  field: Pick<NumberField, 'name' | 'label' | 'min' | 'max'> & Partial<NumberField>
): NumberField {
  const integer = field.integer ?? false
  return { kind: 'number', integer, step: integer ? 1 : 0.1, ...field }
}

/** Steps if the document gives no limits (SDXL and SD 1.5). */
export function openStepsField(defaultSteps = 20): NumberField {
  return numberField({
    name: 'steps',
    label: t('providers.fields.steps'),
    help: t('providers.fields.moreStepsMoreDetailSlower'),
    integer: true,
    min: 1,
    max: 1000,
    advisedMax: 20,
    default: defaultSteps
  })
}

/** Guidance as the documents of A to G require it: an integer without limits. */
export function wholeGuidanceField(defaultGuidance = 5): NumberField {
  return numberField({
    name: 'guidance',
    label: t('providers.fields.guidance'),
    help: t('providers.fields.howCloselyPictureFollowsPrompt'),
    integer: true,
    min: 0,
    max: 100,
    default: defaultGuidance
  })
}

/** A size in pixels if the document gives no limits; both sides a multiple of 8, as every model of the family needs. */
export function sizeField(
  choices: readonly Size[],
  advisedMax: number,
  defaultSize: { width: number; height: number },
  help?: string
): SizeField {
  return {
    kind: 'size',
    name: 'size',
    label: t('providers.fields.size'),
    help,
    choices: [...choices],
    custom: true,
    min: 8,
    max: 16_384,
    advisedMin: 256,
    advisedMax,
    multipleOf: 8,
    default: defaultSize
  }
}

/** The seed; the app draws one unless it is locked. */
export function seedField(): SeedField {
  return {
    kind: 'seed',
    name: 'seed',
    label: t('providers.fields.seed'),
    help: t('providers.fields.sameSeedWithSameSettings')
  }
}

/** A choice whose labels are its values. */
export function choiceField(
  field: Pick<ChoiceField, 'name' | 'label' | 'default'> & Partial<ChoiceField>,
  values: readonly string[]
): ChoiceField {
  return { kind: 'choice', choices: values.map((value) => ({ value, label: value })), ...field }
}
