/**
 * What the window knows of a service: plain data, made by the main process from the descriptors.
 */
import type { Field } from './field.ts'
import type { InpaintLimits } from './inpaint.ts'
import type { Parameters } from './parameters.ts'

/** A base URL of a service that the user can replace (a proxy, a mirror, a self-hosted twin). */
export interface Endpoint {
  /** Unique over all services: "pixazo.gateway". */
  id: string
  label: string
  /** https URL without a trailing slash; empty for the demo, whose address is known only when it runs. */
  defaultUrl: string
  /** It runs on the user's own machine, so plain http is up to the user. Absent for a hosted service. */
  ownServer?: true
}

export interface BuiltInPreset {
  /** Unique over all operations: "pixazo/sdxl-lightning:4-steps". */
  id: string
  label: string
  /** What the preset sets; everything else stays unchanged. */
  parameters: Partial<Parameters>
}

export type OperationKind = 'text-to-image' | 'inpainting'

export interface OperationInfo {
  /** Unique over all services: "pixazo/sd3". */
  id: string
  label: string
  /** One sentence on what it is good for. */
  summary: string
  kind: OperationKind
  /** For an inpainting operation: what it accepts. */
  inpaint?: InpaintLimits
  fields: Field[]
  presets: BuiltInPreset[]
  /** As given in the service's document: "free", "$0 per image", or "price not documented". */
  price: string
  /** What the user should know before sending: limits, contradictions in the documents. */
  notes: string[]
  /** The endpoint that the request goes to. */
  endpointId: string
}

export interface ProviderInfo {
  id: string
  label: string
  summary: string
  /** Where to get a key and what it looks like. */
  keyHelp: string
  /** The service's own site, for accounts and keys. */
  homePage?: string
  needsKey: boolean
  /** How its key is tested; absent where there is none. */
  keyTest?: {
    /** The endpoint that is asked. */
    endpointId: string
    /** The request is sent where pictures are made: only when the user asks for it, never automatically. */
    charged?: true
  }
  /** The demo runs on this machine and uses no model. */
  demo: boolean
  endpoints: Endpoint[]
  operations: OperationInfo[]
  /** How many requests run at once unless the user says otherwise. */
  concurrency: number
}
