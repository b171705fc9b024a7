/**
 * What makes a generated history look like a person's: hours of the day, pictures from other tools, pictures made from
 * others.
 */
import type { StoredPicture } from '../../src/main/library/disk/sidecar.ts'

const day = 86_400_000
const hour = 3_600_000
/** Of a day, local to nobody in particular: from half past seven until half past one in the night. */
const wakesAt = 7.5 * hour
const awake = 18 * hour

const tools = [
  ['AUTOMATIC1111', 'dreamshaper_8'],
  ['ComfyUI', 'sd_xl_base_1.0'],
  ['InvokeAI', 'juggernaut-xl-v9']
] as const

/** The same order in fewer hours of the day: nights are quiet, evenings are not. */
function wakingTime(at: number): number {
  const start = Math.floor(at / day) * day
  const part = (at - start) / day
  return Math.round(start + wakesAt + awake * part ** 0.8)
}

/**
 * @param pictures oldest first; each keeps its id and its place
 * @param random whole numbers from 0 to below n
 */
export function varied(pictures: StoredPicture[], random: (n: number) => number): StoredPicture[] {
  return pictures.map((stored, at) => {
    const createdAt = wakingTime(stored.picture.createdAt)
    const placed = { ...stored, order: createdAt * 1024 + (at % 1024), picture: { ...stored.picture, createdAt } }
    const chance = random(100)
    if (chance < 6) return imported(placed, random)
    // Made again from one of the last two hundred, as people keep trying.
    return chance < 12 && at > 0 ? madeFrom(placed, pictures[Math.max(0, at - 1 - random(200))]!) : placed
  })
}

function imported(stored: StoredPicture, random: (n: number) => number): StoredPicture {
  const [software, model] = tools[random(tools.length)]!
  const { picture } = stored
  const fileName = `${String(random(100_000)).padStart(5, '0')}-${picture.parameters?.seed ?? 0}.png`
  return {
    ...stored,
    request: null,
    picture: {
      ...picture,
      origin: 'imported',
      jobId: null,
      operationId: null,
      providerLabel: software,
      operationLabel: model,
      tookMs: null,
      imported: { fileName, importedAt: picture.createdAt, software, model, extra: { 'Clip skip': '2' } }
    }
  }
}

const madeFrom = (stored: StoredPicture, source: StoredPicture): StoredPicture => ({
  ...stored,
  picture: {
    ...stored.picture,
    sourcePictureId: source.picture.id,
    parameters: { ...stored.picture.parameters!, prompt: source.picture.parameters!.prompt }
  }
})
