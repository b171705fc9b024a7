import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { describe, expect } from 'vitest'
import { prompting } from '../library/__fixtures__/test-library.ts'
import { readRecipe } from '../metadata/read-recipe.ts'
import { readTexts } from '../metadata/read-texts.ts'
import { it, type Rig } from './__fixtures__/it.ts'
import { readZip } from './__fixtures__/read-zip.ts'

const out = (rig: Rig, path: string): Promise<Buffer> => readFile(join(dirname(rig.target), path))

describe('into a folder', () => {
  it('files are named by the pattern, and duplicate names are numbered', async ({ rig }) => {
    const pictures = [
      await rig.add(1, 'a lighthouse'),
      await rig.add(2, 'A Lighthouse'),
      await rig.add(3, 'a lighthouse')
    ]
    const result = await rig.run(pictures.map(({ id }) => id))
    expect(await rig.files()).toEqual([
      'pictures/A Lighthouse (2).png',
      'pictures/a lighthouse (3).png',
      'pictures/a lighthouse.png'
    ])
    expect(result).toEqual({
      summary: `3 pictures exported to ${rig.target}.`,
      actions: [{ kind: 'reveal', path: rig.target }]
    })
    expect(rig.progress.at(-1)).toEqual([3, 3, ''])
    expect(readRecipe(await out(rig, 'pictures/A Lighthouse (2).png'))?.parameters).toMatchObject({
      prompt: 'A Lighthouse',
      seed: 2
    })
  })

  it('the pattern makes folders, and the order is that of the ids', async ({ rig }) => {
    const pictures = [await rig.add(1, 'one'), await rig.add(2, 'two')]
    await rig.run(pictures.map(({ id }) => id).toReversed(), { pattern: '{model}/{n} {prompt}' })
    expect(await rig.files()).toEqual(['pictures/SDXL base/001 two.png', 'pictures/SDXL base/002 one.png'])
  })

  it.for([
    ['everything', ['XML:com.adobe.xmp', 'palimpsest', 'parameters']],
    ['a1111', ['parameters']],
    ['none', []]
  ] as const)('profile %s', async ([profile, names], { rig }) => {
    const { id } = await rig.add(1, 'one')
    await rig.run([id], { profile })
    const texts = readTexts(await out(rig, 'pictures/one.png')).texts
    expect(texts.map(({ name }) => name).sort()).toEqual(names)
    const { bytes } = (await rig.library.original(id))!
    const original = await sharp(bytes).raw().toBuffer()
    expect(
      await sharp(await out(rig, 'pictures/one.png'))
        .raw()
        .toBuffer()
    ).toEqual(original)
  })

  it.for(['jpeg', 'webp'] as const)(
    'as %s, smaller, with its recipe and accompanying files',
    async (format, { rig }) => {
      const { id } = await rig.add(1, 'one')
      await rig.run([id], { format, maxSide: 16, profile: 'a1111', sidecar: 'text', sheet: true })
      const ending = format === 'jpeg' ? 'jpg' : 'webp'
      expect(await rig.files()).toEqual(
        ['pictures/contact sheet.html', `pictures/one.${ending}`, 'pictures/one.txt'].sort()
      )
      const bytes = await out(rig, `pictures/one.${ending}`)
      expect(await sharp(bytes).metadata()).toMatchObject({ format, width: 12, height: 8 })
      expect(readRecipe(bytes)?.parameters).toMatchObject({ prompt: 'one', seed: 1, steps: 20 })
      expect((await out(rig, 'pictures/one.txt')).toString()).toMatch(/^one\nSteps: 20, Seed: 1, Size: 12x8/)
    }
  )

  it('existing files are numbered, skipped or replaced, as the user chooses', async ({ rig }) => {
    const { id } = await rig.add(1, 'one')
    await mkdir(rig.target, { recursive: true })
    await writeFile(join(rig.target, 'ONE.png'), 'mine')
    await rig.run([id], {}, { existing: 'number' })
    expect(await rig.files()).toEqual(['pictures/ONE.png', 'pictures/one (2).png'])
    await writeFile(join(rig.target, 'one.png'), 'mine')
    const { summary } = await rig.run([id], {}, { existing: 'skip' })
    expect(summary).toBe(`0 pictures exported to ${rig.target}. 1 skipped.`)
    expect((await out(rig, 'pictures/one.png')).toString()).toBe('mine')
    await rm(join(rig.target, 'one.png'))
    await writeFile(join(rig.target, 'one.txt'), 'my own words')
    await rig.run([id], { sidecar: 'text' }, { existing: 'skip' })
    expect((await out(rig, 'pictures/one.txt')).toString()).toBe('my own words')
    await rig.run([id], {}, { existing: 'replace' })
    expect(readRecipe(await out(rig, 'pictures/one.png'))?.parameters).toMatchObject({ prompt: 'one' })
    expect((await out(rig, 'pictures/ONE.png')).toString()).toBe('mine')
  })

  it('a picture with a missing or damaged file is named in the report, and the others are exported', async ({
    rig
  }) => {
    const [gone, broken, whole] = [await rig.add(1, 'gone'), await rig.add(2, 'broken'), await rig.add(3, 'whole')]
    await rm((await rig.library.originalPath(gone.id))!)
    await writeFile((await rig.library.originalPath(broken.id))!, 'no picture at all')
    const { summary } = await rig.run([gone.id, broken.id, whole.id], { format: 'webp' })
    expect(summary).toBe(`1 picture exported to ${rig.target}. 2 left out; see below.`)
    expect(rig.notes.map(([level, text]) => `${level}: ${text}`)).toEqual([
      'warning: gone.webp was left out. Its file is missing.',
      expect.stringMatching(/^warning: broken\.webp was left out\. /)
    ])
    expect(await rig.files()).toEqual(['pictures/whole.webp'])
  })

  it('when cancelled in the middle, it leaves only complete files and says how many', async ({ rig }) => {
    const pictures = [
      await rig.add(1, 'one'),
      await rig.add(2, 'two'),
      await rig.add(3, 'three'),
      await rig.add(4, 'four')
    ]
    const note = rig.soFar
    rig.soFar = new Proxy(note, {
      get: (target, property, receiver) => {
        if (property === 'push' && target.length === 1) rig.controller.abort(new Error('cancelled'))
        return Reflect.get(target, property, receiver) as unknown
      }
    })
    await expect(rig.run(pictures.map(({ id }) => id))).rejects.toThrow('cancelled')
    expect(note.at(-1)).toBe(`2 of 4 pictures exported to ${rig.target}, each complete.`)
    expect(await rig.files()).toEqual(['pictures/one.png', 'pictures/two.png'])
  })

  it('reports that transparent areas became white', async ({ rig }) => {
    const bytes = await sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.4 } }
    })
      .png()
      .toBuffer()
    const { id } = await rig.add(1, 'glass', { bytes, ...prompting('glass') })
    await rig.run([id], { format: 'jpeg' })
    expect(rig.notes).toEqual([['info', '1 picture had transparent areas, which became white in JPEG.']])
  })
})

describe('into a zip', () => {
  it('another program reads every file of it', async ({ rig }) => {
    const pictures = [await rig.add(1, '灯台と海'), await rig.add(2, 'two'), await rig.add(3, 'two')]
    const { summary } = await rig.run(
      pictures.map(({ id }) => id),
      { form: 'zip', sidecar: 'json', sheet: true }
    )
    expect(summary).toBe(`3 pictures exported to ${rig.target}.zip.`)
    expect(await rig.files()).toEqual(['pictures.zip'])
    const files = await readZip(`${rig.target}.zip`)
    expect([...files.keys()].sort()).toEqual([
      'contact sheet.html',
      'two (2).json',
      'two (2).png',
      'two.json',
      'two.png',
      '灯台と海.json',
      '灯台と海.png'
    ])
    expect(readRecipe(files.get('灯台と海.png')!)?.parameters).toMatchObject({ prompt: '灯台と海' })
    expect(JSON.parse(files.get('two (2).json')!.toString())).toMatchObject({
      format: 'palimpsest-recipe',
      parameters: { seed: 3 }
    })
  })

  it('when cancelled, it leaves nothing', async ({ rig }) => {
    const pictures = [await rig.add(1, 'one'), await rig.add(2, 'two')]
    rig.controller.abort(new Error('cancelled'))
    await expect(
      rig.run(
        pictures.map(({ id }) => id),
        { form: 'zip', sheet: true }
      )
    ).rejects.toThrow('cancelled')
    expect(await rig.files()).toEqual([])
  })

  it('an unwritable place is reported', async ({ rig }) => {
    const { id } = await rig.add(1, 'one')
    await expect(rig.run([id], { form: 'zip' }, { target: '/dev/full/pictures.zip' })).rejects.toMatchObject({
      code: 'storage'
    })
  })
})

describe('no secret is exported', () => {
  const key = 'sk-canary-7f3a'
  const link = 'https://bucket.example/p.png?X-Amz-Signature=c0ffee5161'

  it('in a name that only becomes a key when assembled', async ({ rig }) => {
    const { id } = await rig.add(1, 'a lighthouse', { operationLabel: 'sk-canary-7f\u200b3a' })
    await rig.run([id], { pattern: '{model}/{prompt}' })
    expect(await rig.files()).toEqual(['pictures/[removed]/a lighthouse.png'])
  })

  it.for(['folder', 'zip', 'sheet'] as const)('in no byte of a %s', async (form, { rig }) => {
    const painted = await sharp({ create: { width: 24, height: 16, channels: 3, background: '#336699' } })
      .withExif({ IFD0: { ImageDescription: `${key} ${link}`, Copyright: key } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${key} ${link}</x:xmpmeta>`)
      .png()
      .toBuffer()
    const jpeg = await sharp(painted).keepMetadata().jpeg().toBuffer()
    const prompt = `a lighthouse ${key} ${link}`
    const pictures = [
      await rig.add(1, prompt, { bytes: painted, ...prompting(prompt, link) }),
      await rig.add(2, prompt, { bytes: jpeg, ...prompting(prompt, link) })
    ]
    await rig.library.change(
      pictures.map(({ id }) => id),
      { notes: `mine: ${key} ${link}`, addTags: [key] }
    )
    for (const format of ['original', 'webp'] as const) {
      await rig.run(
        pictures.map(({ id }) => id),
        { form, format, sidecar: 'json', sheet: true, pattern: '{prompt}-{n}' }
      )
      const paths = await rig.files()
      expect(paths.length).toBeGreaterThan(0)
      for (const path of paths) {
        const contents = path.endsWith('.zip')
          ? [...(await readZip(join(dirname(rig.target), path))).entries()]
          : [[path, await out(rig, path)] as const]
        for (const [name, bytes] of contents) {
          const whole = Buffer.concat([
            Buffer.from(name),
            bytes,
            Buffer.from(
              readTexts(bytes)
                .texts.map(({ text }) => text)
                .join('\n')
            )
          ])
          for (const secret of [key, 'c0ffee5161', 'X-Amz-Signature'])
            expect(whole.includes(secret), `${secret} in ${path} ${name}`).toBe(false)
        }
      }
      if (form !== 'folder') await rm(`${rig.target}.${form === 'zip' ? 'zip' : 'html'}`)
    }
  })
})
