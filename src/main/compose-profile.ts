/** The services over the profile's folder: they live as long as the app, whatever library is open. */
import { join } from 'node:path'
import type { Clock } from '../shared/clock.ts'
import { answerFiles } from './answers/answer-files.ts'
import { type HeldAnswers, openHeldAnswers } from './answers/held-answers.ts'
import { sweepTemporary } from './files/sweep-temporary.ts'
import { installationIn } from './settings/installation.ts'
import { type KeptPauses, openKeptPauses } from './settings/kept-pauses.ts'
import { type KnownLedgers, openKnownLedgers } from './settings/known-ledgers.ts'
import { openPresets, type PresetStore } from './settings/open-presets.ts'
import { openSettings, type SettingsStore } from './settings/open-settings.ts'

export interface Profile {
  /** Absolute path. */
  folder: string
  settings: SettingsStore
  presets: PresetStore
  /** Id of this installation. */
  installation: string
  knownLedgers: KnownLedgers
  heldAnswers: HeldAnswers
  keptPauses: KeptPauses
}

/** @throws AppError storage if the profile itself cannot be used */
export async function composeProfile(folder: string, clock: Clock): Promise<Profile> {
  await sweepTemporary(folder)
  const [settings, presets] = await Promise.all([openSettings({ folder, clock }), openPresets({ folder, clock })])
  return {
    folder,
    settings,
    presets,
    installation: await installationIn(folder),
    knownLedgers: await openKnownLedgers(folder),
    heldAnswers: await openHeldAnswers(answerFiles({ folder: join(folder, 'rescued'), now: () => clock.now() })),
    keptPauses: await openKeptPauses(folder)
  }
}
