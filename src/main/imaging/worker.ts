/** The imaging process. */
import { serve } from '../processes/serve.ts'
import { pictureWork } from './pictures.ts'
import type { ImagingWork } from './worker-protocol.ts'

serve<ImagingWork>(pictureWork)
