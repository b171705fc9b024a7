/** A library with everything in it, for tests that damage it. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { Mask } from '../../../../shared/domain/mask.ts'
import type { Picture } from '../../../../shared/domain/picture.ts'
import type { Imaging } from '../../../imaging/imaging.ts'
import { type Given } from '../../__fixtures__/it.ts'
import {
  everything,
  generated,
  opened,
  paint,
  prompting,
  searching,
  TestClock
} from '../../__fixtures__/test-library.ts'
import type { Library } from '../../library.ts'
import { checker, testTask } from './care.ts'

export const open = ({
  libraryFolder,
  imaging,
  clock
}: Pick<Given, 'libraryFolder' | 'imaging' | 'clock'>): Promise<Library> => opened(libraryFolder, imaging, { clock })

export interface Known {
  shown: Picture[]
  trashed: Picture | null
  mask: Mask
  maskBytes: Buffer
  totals: unknown
}

/** Pictures with every kind of fact: lineage, a mask, a favourite, one in the trash, two with the same bytes. */
export async function fill(
  imaging: Imaging,
  clock: TestClock,
  library: Library
): Promise<{ known: () => Promise<Known>; trashedId: string; maskId: string }> {
  const parent = await library.add(generated(await paint(imaging, 1)))
  const mask = await library.addMask(await imaging.encodePng(new Uint8Array(96).fill(255), 12, 8, 1))
  const request = {
    operationId: 'pixazo/sd1.5-inpainting',
    parameters: { prompt: 'a red door \ud83d', strength: 0.8, seed: 7 },
    source: { kind: 'picture' as const, pictureId: parent.id },
    mask: { kind: 'mask' as const, maskId: mask.id }
  }
  clock.time += 60_000
  const child = await library.add(generated(await paint(imaging, 2), { request, demo: true }))
  expect(child).toMatchObject({ sourcePictureId: parent.id, maskId: mask.id })
  for (const number of [3, 3, 4])
    await library.add(generated(await paint(imaging, number), prompting(`number ${number}`)))
  const trashed = await library.add(generated(await paint(imaging, 5)))
  await library.change([child.id], { favourite: true })
  await library.trash([trashed.id])
  // Waits for every sidecar: the folder can then be copied as it is.
  await library.care.verify(checker, testTask())
  return { known: () => inventory(library, trashed.id, mask.id), trashedId: trashed.id, maskId: mask.id }
}

export async function inventory(library: Library, trashedId: string, maskId: string): Promise<Known> {
  const { mask, path } = library.getMask(maskId)!
  const { pictures, bytes } = library.info()
  return {
    shown: everything(library),
    trashed: library.get(trashedId),
    mask,
    maskBytes: await readFile(path),
    totals: { pictures, bytes, door: library.index(null, 9, searching('door')).total }
  }
}
