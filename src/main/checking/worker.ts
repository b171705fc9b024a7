/** The checking process. */
import { serve } from '../processes/serve.ts'
import { type CheckWork, checkWork } from './check-work.ts'

serve<CheckWork>(checkWork)
