/** A picture to be added, as its source provides it. */
import type { EmbeddedTexts } from '../../../shared/domain/embedded-texts.ts'
import type { InpaintReport } from '../../../shared/domain/inpaint.ts'
import type { JobRequest } from '../../../shared/domain/job.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import type { ReceivingFile } from '../disk/arriving-file.ts'

export interface NewPicture {
  bytes: Uint8Array
  /** From `receive`, which was given the bytes as they arrived; it may have failed to take them. */
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
  /** Called with a plain sentence saying which of the bytes are not the picture and were dropped. */
  leftOut?: (said: string) => void
  /** Called with the texts in the file, each truncated. */
  texts?: (texts: EmbeddedTexts['texts']) => void
}
