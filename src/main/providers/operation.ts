/** Builds an operation from data: fields, wire map, headers, how it is polled. */
import type { Field } from '../../shared/domain/field.ts'
import type { InpaintLimits } from '../../shared/domain/inpaint.ts'
import type { Parameters } from '../../shared/domain/parameters.ts'
import type { OperationInfo } from '../../shared/domain/provider.ts'
import type { OperationDescriptor, ReadReply, WireRequest } from './descriptor.ts'
import { readReply } from './reply.ts'
import { replySizeFor } from './reply-size.ts'
import type { WireEntry } from './wire.ts'
import { sendableParameters, wireBody } from './wire.ts'

/** Where an operation is offered: what differs between two services with the same protocol. */
export interface Place {
  /** What the service is called in messages. */
  service: string
  operationId: string
  endpointId: string
  /** Starts with a slash. */
  path: string
  headers: Readonly<Record<string, string>>
  price: string
  poll?: PollSpec
  /** Limits of this place if they differ from the document's or the model's. */
  limits?: Limits
}

export interface Limits {
  /** Pixels per side. */
  minSide: number
  maxSide: number
  maxSteps: number
  maxGuidance: number
}

export interface PollSpec {
  toRequest: (handle: string) => WireRequest
}

export interface OperationSpec extends Omit<OperationInfo, 'id' | 'endpointId' | 'price'> {
  place: Place
  /** Whether its document answers these parameters with the pictures themselves; if omitted: with links. */
  inline?: (parameters: Parameters) => boolean
  /** In the order of the document's example. */
  wire: readonly WireEntry[]
}

const mostSamples = (fields: OperationInfo['fields']): number => {
  const samples = fields.find((field) => field.name === 'samples')
  return samples?.kind === 'number' ? samples.max : 1
}

/** Number of pictures that these parameters ask for: one if the operation takes no count. */
function expectedOf(fields: OperationInfo['fields'], parameters: Parameters): number {
  return fields.some((field) => field.name === 'samples') ? (parameters.samples ?? 1) : 1
}

function narrowed(field: Field, limits: Limits): Field {
  if (field.kind === 'size')
    return { ...field, min: Math.max(field.min, limits.minSide), max: Math.min(field.max, limits.maxSide) }
  if (field.kind !== 'number') return field
  if (field.name === 'steps') return { ...field, max: Math.min(field.max, limits.maxSteps) }
  return field.name === 'guidance' ? { ...field, max: Math.min(field.max, limits.maxGuidance) } : field
}

/** What can be sent to this place for inpainting; the model's own numbers stay. */
function inpaintAt(inpaint: InpaintLimits, limits: Limits): InpaintLimits {
  return { ...inpaint, minSide: limits.minSide, maxSide: Math.min(inpaint.maxSide, limits.maxSide) }
}

/** The descriptor of one operation. */
export function defineOperation({ place, wire, inline, ...spec }: OperationSpec): OperationDescriptor {
  const { service, operationId, endpointId, path, price, headers, poll, limits } = place
  const info = { ...spec, fields: limits ? spec.fields.map((field) => narrowed(field, limits)) : spec.fields }
  if (limits && spec.inpaint) info.inpaint = inpaintAt(spec.inpaint, limits)
  const limit = mostSamples(info.fields)
  const reader =
    (phase: 'submit' | 'poll'): ReadReply =>
    (reply, now, expected) =>
      readReply(reply, { service, phase, canPoll: poll !== undefined, limit, expected, now })
  return {
    ...info,
    id: operationId,
    endpointId,
    price,
    toRequest: (input) => ({
      endpointId,
      method: 'POST',
      path,
      headers: { ...headers },
      body: wireBody(wire, { ...input, parameters: sendableParameters(info.fields, input.parameters) })
    }),
    fromReply: reader('submit'),
    replyBytes: (parameters) =>
      replySizeFor(parameters, inline?.(parameters) ?? false, expectedOf(info.fields, parameters)),
    ...(poll === undefined ? {} : { poll: { toRequest: poll.toRequest, fromReply: reader('poll') } }),
    expected: (parameters) => expectedOf(info.fields, parameters)
  }
}
