/** The implemented contract: a procedure that is missing, or answers with another type, is a type error. */
import type { Handlers } from '../../shared/contract.ts'
import { appProcedures } from './app.ts'
import type { Context } from './context.ts'
import { draftProcedures } from './drafts.ts'
import { exportProcedures } from './exports.ts'
import { handOverProcedures } from './hand-over.ts'
import { imageHostProcedures } from './image-hosts.ts'
import { importProcedures } from './imports.ts'
import { inpaintProcedures } from './inpaint.ts'
import { jobProcedures } from './jobs.ts'
import { keyProcedures } from './keys.ts'
import { libraryProcedures } from './library.ts'
import { libraryCareProcedures } from './library-care.ts'
import { lineageProcedures } from './lineage.ts'
import { maskProcedures } from './masks.ts'
import { networkProcedures } from './network.ts'
import { pictureProcedures } from './pictures.ts'
import { settingsProcedures } from './settings.ts'
import { shelfProcedures } from './shelf.ts'
import { statisticsProcedures } from './statistics.ts'
import { taskProcedures } from './tasks.ts'
import { trashProcedures } from './trash.ts'

/** Every procedure for one context. */
export function createHandlers(context: Context): Handlers {
  return {
    ...appProcedures(context),
    ...keyProcedures(context),
    ...networkProcedures(context),
    ...settingsProcedures(context),
    ...imageHostProcedures(context),
    ...jobProcedures(context),
    ...pictureProcedures(context),
    ...handOverProcedures(context),
    ...exportProcedures(context),
    ...lineageProcedures(context),
    ...statisticsProcedures(context),
    ...importProcedures(context),
    ...maskProcedures(context),
    ...inpaintProcedures(context),
    ...draftProcedures(context),
    ...libraryProcedures(context),
    ...shelfProcedures(context),
    ...libraryCareProcedures(context),
    ...trashProcedures(context),
    ...taskProcedures(context)
  }
}
