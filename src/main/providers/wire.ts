/**
 * From the app's own terms to one operation's body: an ordered list, in the order of the document's example, of wire
 * names and where their values come from. One domain parameter has one wire name in an operation, so two spellings of
 * the same thing cannot meet in one body.
 */

import type { Field } from '../../shared/domain/field.ts'
import { assertSendable, pickParameters } from '../../shared/domain/field.ts'
import type { ParameterName, Parameters } from '../../shared/domain/parameters.ts'
import { AppError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import type { WireInput } from './descriptor.ts'

export type WireEntry =
  /** A parameter as it is. */
  | readonly [wire: string, from: ParameterName]
  /** The same value in every request. */
  | readonly [wire: string, from: { readonly constant: string | number | boolean }]
  /** "1024x1024". */
  | readonly [wire: string, from: 'size']
  /** Where the service fetches the picture or the mask. */
  | readonly [wire: string, from: 'imageUrl' | 'maskUrl']

function sizeValue({ width, height }: Parameters): string | undefined {
  return width === undefined || height === undefined ? undefined : `${width}x${height}`
}

function valueOf(from: WireEntry[1], input: WireInput): unknown {
  if (typeof from === 'object') return from.constant
  if (from === 'size') return sizeValue(input.parameters)
  if (from === 'imageUrl' || from === 'maskUrl') return input[from]
  return input.parameters[from]
}

/** The body of one request. What is unset, and text that is empty, is left out. */
export function wireBody(entries: readonly WireEntry[], input: WireInput): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [wire, from] of entries) {
    const value = valueOf(from, input)
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) continue
    body[wire] = value
  }
  return body
}

/** `custom: false` means that the service takes the listed sizes only. */
function assertListedSize(fields: readonly Field[], { width, height }: Parameters): void {
  for (const field of fields) {
    if (field.kind !== 'size' || field.custom || (width === undefined && height === undefined)) continue
    if (field.choices.some((choice) => choice.width === width && choice.height === height)) continue
    throw new AppError('invalid-input', t('providers.wire.thisServiceTakesOnlySizes'), {
      fields: { width: t('providers.wire.chooseSize'), height: t('providers.wire.chooseSize') },
      nextStep: t('providers.wire.chooseSizeNext'),
      action: 'edit-request'
    })
  }
}

/**
 * The parameters that this operation takes, checked.
 * @throws AppError `invalid-input` naming each field that cannot be sent.
 */
export function sendableParameters(fields: readonly Field[], given: Parameters): Parameters {
  const { parameters } = pickParameters(fields, given)
  assertSendable(fields, parameters)
  assertListedSize(fields, parameters)
  return parameters
}
