/**
 * The contract's names without its schemas: a preload runs before the page does, and must not carry a parser into it.
 * The types make a missing or a surplus name an error.
 */
import type { EventName, ProcedureName } from '../shared/contract.ts'

export const procedureNames: Record<ProcedureName, true> = {
  'app.info': true,
  'app.openExternal': true,
  'providers.list': true,
  'keys.status': true,
  'keys.set': true,
  'keys.clear': true,
  'keys.unlock': true,
  'keys.test': true,
  'settings.get': true,
  'settings.update': true,
  'presets.list': true,
  'presets.save': true,
  'presets.rename': true,
  'presets.remove': true,
  'jobs.submit': true,
  'jobs.list': true,
  'jobs.cancel': true,
  'jobs.retry': true,
  'jobs.resume': true,
  'jobs.remove': true,
  'jobs.clearEnded': true,
  'pictures.index': true,
  'pictures.get': true,
  'pictures.setFavourite': true,
  'pictures.trash': true,
  'pictures.restore': true,
  'pictures.copyImage': true,
  'pictures.reveal': true,
  'pictures.saveAs': true,
  'pictures.request': true,
  'pictures.import': true,
  'pictures.children': true,
  'masks.add': true,
  'masks.get': true,
  'masks.list': true,
  'masks.name': true,
  'masks.export': true,
  'inpaint.preview': true,
  'inpaint.saveSent': true,
  'drafts.get': true,
  'drafts.save': true,
  'drafts.remove': true,
  'imageHosts.test': true,
  'transfers.list': true,
  'library.info': true,
  'library.choose': true,
  'library.reveal': true,
  'library.restoreTrash': true,
  'library.emptyTrash': true
}

export const eventNames: Record<EventName, true> = {
  jobChanged: true,
  jobRemoved: true,
  pictureAdded: true,
  pictureChanged: true,
  picturesRemoved: true,
  keysChanged: true,
  settingsChanged: true,
  libraryChanged: true,
  notice: true
}
