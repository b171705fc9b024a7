/** Fills the shared stores at the start and keeps them up to date by the main process's events. Nothing is polled. */

import { stubOf } from '../../../shared/domain/picture.ts'
import { forgetChanges } from '../actions/changes.ts'
import { newShuffle } from '../actions/sort-pictures.ts'
import { useAppInfo } from '../data/app-store.ts'
import { useArrivals } from '../data/arrivals-store.ts'
import { runBeforeClosing } from '../data/before-close.ts'
import type { Client } from '../data/client.ts'
import { useFacets } from '../data/find/facets-store.ts'
import { useTotals } from '../data/find/totals-store.ts'
import { jobPage, useJobs } from '../data/jobs-store.ts'
import { useKeys } from '../data/keys-store.ts'
import { loadRecentLibraries } from '../data/libraries-store.ts'
import { usePauses } from '../data/pauses-store.ts'
import { usePictures } from '../data/pictures-store.ts'
import { usePresets } from '../data/presets-store.ts'
import { useProviders } from '../data/providers-store.ts'
import { reportError } from '../data/report.ts'
import { useSettings } from '../data/settings-store.ts'
import { useShelf } from '../data/shelf-store.ts'
import { useTasks } from '../data/tasks-store.ts'
import { useLayout } from './layout-store.ts'

async function loadLibrary(api: Client): Promise<void> {
  const [library, jobs, presets, shelf] = await Promise.all([
    api.library.info(),
    api.jobs.list({ limit: jobPage }),
    api.presets.list(),
    api.shelf.get()
  ])
  useAppInfo.getState().libraryLoaded(library)
  useJobs.getState().jobsLoaded(jobs)
  usePresets.getState().presetsLoaded(presets)
  useShelf.getState().shelfLoaded(shelf)
}

async function loadJobs(api: Client): Promise<void> {
  useJobs.getState().jobsLoaded(await api.jobs.list({ limit: jobPage }))
}

/** @returns a function that ends all subscriptions. */
export function listen(api: Client): () => void {
  const counted = (): void => {
    useFacets.getState().touched()
    useTotals.getState().touched()
  }
  const stops = [
    api.on('jobChanged', (job) => {
      useArrivals.getState().jobChanges(job)
      useJobs.getState().jobChanged(job)
    }),
    api.on('jobRemoved', ({ id }) => {
      useArrivals.getState().jobWent(id)
      useJobs.getState().jobRemoved(id)
    }),
    api.on('pausesChanged', (pauses) => usePauses.getState().pausesLoaded(pauses)),
    api.on('pictureAdded', (picture) => {
      useArrivals.getState().pictureCame(picture)
      usePictures.getState().pictureAdded(stubOf(picture), picture)
    }),
    api.on('pictureChanged', (picture) => usePictures.getState().pictureChanged(stubOf(picture), picture)),
    api.on('picturesRemoved', ({ ids }) => {
      useArrivals.getState().picturesWent(ids)
      usePictures.getState().picturesRemoved(ids)
      if (useJobs.getState().haveOneOf(ids)) loadJobs(api).catch(reportError)
    }),
    api.on('picturesTouched', () => usePictures.getState().picturesTouched()),
    ...(['pictureAdded', 'pictureChanged', 'picturesRemoved', 'picturesTouched', 'shelfChanged'] as const).map(
      (event) => api.on(event, counted)
    ),
    api.on('shelfChanged', (shelf) => useShelf.getState().shelfLoaded(shelf)),
    api.on('taskChanged', (task) => useTasks.getState().taskChanged(task)),
    api.on('taskRemoved', ({ id }) => useTasks.getState().taskRemoved(id)),
    api.on('keysChanged', (statuses) => useKeys.getState().keysLoaded(statuses)),
    api.on('settingsChanged', (settings) => useSettings.getState().settingsLoaded(settings)),
    api.on('closing', () => void runBeforeClosing()),
    api.on('libraryOpening', ({ folder }) => useAppInfo.getState().libraryOpening(folder)),
    api.on('libraryInfoChanged', (library) => useAppInfo.getState().libraryLoaded(library)),
    api.on('libraryChanged', (library) => {
      const another = useAppInfo.getState().library?.folder !== library.folder
      useAppInfo.getState().libraryLoaded(library)
      usePictures.getState()[another ? 'libraryOpened' : 'reload']()
      useFacets.getState()[another ? 'libraryOpened' : 'touched']()
      if (another) {
        useLayout.getState().libraryOpened()
        forgetChanges()
        useArrivals.getState().arrivalsSeen()
      }
      useTotals.getState().touched()
      loadLibrary(api).catch(reportError)
      loadRecentLibraries().catch(reportError)
    })
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/**
 * Loads what the first screen needs; the pictures load separately.
 * @throws AppError if the main process does not answer
 */
export async function load(api: Client): Promise<void> {
  const settings = api.settings.get().then(useSettings.getState().settingsLoaded)
  const rest = [
    api.app.info().then(useAppInfo.getState().appLoaded),
    api.providers.list().then(useProviders.getState().providersLoaded),
    api.keys.status().then(useKeys.getState().keysLoaded),
    loadRecentLibraries(),
    api.jobs.pauses().then(usePauses.getState().pausesLoaded),
    api.tasks.list().then(useTasks.getState().tasksLoaded),
    loadLibrary(api)
  ]
  usePictures.getState().reload()
  useTotals.getState().touched()
  await settings
  usePictures.getState().queryChanged({ sort: useSettings.getState().settings.find.sort, shuffle: newShuffle() })
  Promise.all(rest).catch(reportError)
}
