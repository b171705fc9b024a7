/** The inpainting models, and the studio's form for each of them. */
import { defaultsOf, type Field, pickParameters } from '../../../../../shared/domain/field.ts'
import type { InpaintLimits } from '../../../../../shared/domain/inpaint.ts'
import type { Parameters } from '../../../../../shared/domain/parameters.ts'
import type { ProviderInfo } from '../../../../../shared/domain/provider.ts'
import type { OperationPlace } from '../../../data/providers-store.ts'

/** The inpainting operations of every service, the demo's first. */
export function inpaintOperations(providers: readonly ProviderInfo[]): OperationPlace[] {
  return [...providers]
    .sort((a, b) => Number(b.demo) - Number(a.demo))
    .flatMap((provider) =>
      provider.operations
        .filter((operation) => operation.kind === 'inpainting')
        .map((operation) => ({ provider, operation }))
    )
}

/** The chosen one; the first if none is chosen or the chosen one is gone. Null if there are none. */
export function chosenPlace(places: readonly OperationPlace[], operationId: string | null): OperationPlace | null {
  return places.find(({ operation }) => operation.id === operationId) ?? places[0] ?? null
}

/** The size is derived from the mask: no field asks for it. */
export function studioFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.kind !== 'size' && field.name !== 'samples')
}

/** The form's values for this model: its own defaults, overridden by what the user has set. */
export function formParameters(fields: readonly Field[], set: Partial<Parameters>): Parameters {
  const shown = studioFields(fields)
  return pickParameters(shown, { ...defaultsOf(shown), ...set }).parameters
}

/** Sizes offered besides the model's own, pixels per side. */
const otherSizes = [768, 1024, 1536]

/** The choices of "Send at" for a model: its own size first. @returns null is the model's own */
export function sendSizes(limits: InpaintLimits): (number | null)[] {
  return [
    null,
    ...otherSizes.filter((side) => side > limits.native && side >= limits.minSide && side <= limits.maxSide)
  ]
}
