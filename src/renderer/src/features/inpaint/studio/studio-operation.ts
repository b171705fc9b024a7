/** The models that repaint, and what the studio's form says to one of them. */
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

/** The chosen one; the first where none is chosen or the chosen one is gone. Null while there are none. */
export function chosenPlace(places: readonly OperationPlace[], operationId: string | null): OperationPlace | null {
  return places.find(({ operation }) => operation.id === operationId) ?? places[0] ?? null
}

/** The size follows from the mask: no field asks for it. */
export function studioFields(fields: readonly Field[]): Field[] {
  return fields.filter((field) => field.kind !== 'size' && field.name !== 'samples')
}

/** What the form says to this model: its own defaults, with what the user has set over them. */
export function formParameters(fields: readonly Field[], set: Partial<Parameters>): Parameters {
  const shown = studioFields(fields)
  return pickParameters(shown, { ...defaultsOf(shown), ...set }).parameters
}

/** Sizes offered besides the model's own, pixels a side. */
const otherSizes = [768, 1024, 1536]

/** What "Send at" offers for a model: its own size first. @returns null stands for the model's own */
export function sendSizes(limits: InpaintLimits): (number | null)[] {
  return [
    null,
    ...otherSizes.filter((side) => side > limits.native && side >= limits.minSide && side <= limits.maxSide)
  ]
}
