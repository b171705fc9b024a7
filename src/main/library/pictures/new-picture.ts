/** A picture on its way in, as its maker gives it. */
import type { EmbeddedTexts } from '../../../shared/domain/embedded-texts.ts'
import type { InpaintReport } from '../../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../../shared/domain/job.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { ReceivingFile } from '../disk/arriving-file.ts'

export interface NewPicture {
  bytes: Uint8Array
  /** From `receive`, where it was given the bytes as they came; it may have failed to take them. */
  received?: ReceivingFile
  origin: Picture['origin']
  jobId: string | null
  batchId: string | null
  request: JobRequest | null
  providerLabel: string | null
  operationLabel: string | null
  tookMs: number | null
  ordinal: number
  demo: boolean
  /** What was measured when it was stitched together; how it was repainted is in the request. */
  inpaintReport?: InpaintReport | null
  /** Told in a plain sentence what of the bytes is not the picture, and was not kept. */
  leftOut?: (said: string) => void
  /** Told what stands in the file, each text cut to its beginning. */
  texts?: (texts: EmbeddedTexts['texts']) => void
}
