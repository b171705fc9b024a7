import { DatabaseSync } from 'node:sqlite'
import { monotonicFactory } from 'ulid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pictureOf } from '../../../shared/domain/__fixtures__/pictures.ts'
import type { Inpaint } from '../../../shared/domain/inpaint.ts'
import { lineageSchema, mostInTree } from '../../../shared/domain/lineage.ts'
import type { Picture } from '../../../shared/domain/picture.ts'
import { inTransaction, migrate } from '../database/migrations.ts'
import { PictureRows } from '../database/picture-rows.ts'
import { readLineage } from './lineage.ts'

const newId = monotonicFactory()
let database: DatabaseSync
let rows: PictureRows
let made = 0

beforeEach(async () => {
  database = new DatabaseSync(':memory:')
  await migrate(database, async () => undefined)
  rows = new PictureRows(database)
  made = 0
})

afterEach(() => database.close())

/** A picture in the library, a second after the previous one. */
function add(changes: Partial<Picture> = {}): string {
  made += 1
  const createdAt = Date.UTC(2026, 0, 1) + made * 1000
  const picture = pictureOf({ id: newId(), createdAt, ...changes })
  rows.insert({ order: rows.nextOrder(createdAt), picture, request: null })
  return picture.id
}

const parameters = (changes: Partial<NonNullable<Picture['parameters']>> = {}): Picture['parameters'] => ({
  prompt: 'a lighthouse',
  seed: 42,
  steps: 20,
  ...changes
})

const inpaint: Inpaint = {
  mode: 'whole',
  area: { x: 0, y: 0, width: 1344, height: 832 },
  extend: { left: 128, top: 0, right: 0, bottom: 0, fill: 'mirror' },
  sent: { width: 1344, height: 832 },
  padding: 32,
  feather: 8,
  invert: false
}

function tree(id: string, most = mostInTree): ReturnType<typeof lineageSchema.parse> {
  return lineageSchema.parse(readLineage(database, id, most))
}

/** "id < parent", in the order of the result. */
const shape = (id: string, names: Record<string, string>, most?: number): string[] =>
  tree(id, most).nodes.map(
    (node) => `${names[node.id] ?? '?'}${node.parentId === null ? '' : ` < ${names[node.parentId] ?? '?'}`}`
  )

describe('a family', () => {
  it('is the same whichever of its pictures is asked for', () => {
    const root = add()
    const a = add({ sourcePictureId: root, maskId: newId() })
    const b = add({ derivedFromPictureId: root })
    const aa = add({ sourcePictureId: a, maskId: newId() })
    add()
    const names = { [root]: 'root', [a]: 'a', [b]: 'b', [aa]: 'aa' }
    for (const id of [root, a, b, aa]) expect(shape(id, names)).toEqual(['root', 'a < root', 'b < root', 'aa < a'])
    expect(tree(root)).toMatchObject({
      cut: false,
      nodes: [{ relation: 'root' }, { relation: 'repainted' }, { relation: 'varied' }, { relation: 'repainted' }]
    })
  })

  it('says what was requested and what changed at each step', () => {
    const root = add({ parameters: parameters() })
    const repaintedId = add({
      sourcePictureId: root,
      maskId: newId(),
      parameters: parameters({ prompt: 'a red hat', strength: 0.7 }),
      inpaint
    })
    add({ derivedFromPictureId: root, parameters: parameters({ seed: 77, steps: 30 }) })
    const press = newId()
    add({
      derivedFromPictureId: repaintedId,
      batchId: press,
      parameters: parameters({ prompt: 'a blue hat', strength: 0.7, seed: 1 })
    })
    add({
      derivedFromPictureId: repaintedId,
      batchId: press,
      parameters: parameters({ prompt: 'a blue hat', strength: 0.7, seed: 2 })
    })
    const { nodes } = tree(root)
    expect(nodes.map(({ changes }) => changes)).toEqual([
      [],
      ['“a red hat”', 'strength 0.7', 'extended left'],
      ['steps 20 → 30', 'seed 42 → 77'],
      ['+ “blue” − “red”', 'seed 42 → 1'],
      ['seed 1 → 2']
    ])
    expect(nodes[1]).toMatchObject({
      extend: { left: 128, top: 0, right: 0, bottom: 0 },
      kind: 'repainted',
      title: 'a red hat'
    })
    expect(nodes[0]).toMatchObject({ extend: null, kind: 'generated', model: 'SDXL base 1.0, Pixazo' })
  })

  it('has what one click on Generate made side by side at the root, but no import of thousands', () => {
    const press = newId()
    const first = add({ batchId: press })
    const second = add({ batchId: press })
    const child = add({ sourcePictureId: second })
    add({ batchId: press, derivedFromPictureId: newId() })
    const names = { [first]: 'first', [second]: 'second', [child]: 'child' }
    expect(shape(first, names)).toEqual(['first', 'second', 'child < second'])
    expect(shape(child, names)).toEqual(['first', 'second', 'child < second'])
    const brought = newId()
    const one = add({ batchId: brought, origin: 'imported' })
    add({ batchId: brought, origin: 'imported' })
    expect(tree(one).nodes).toHaveLength(1)
  })

  it('keeps what is in the trash, lost, or known only by its id', () => {
    const gone = newId()
    const a = add({ sourcePictureId: gone })
    const b = add({ sourcePictureId: gone, trashedAt: 1 })
    const c = add({ sourcePictureId: b, missing: true })
    const d = add({ sourcePictureId: c, fileRemovedAt: 1 })
    const names = { [gone]: 'gone', [a]: 'a', [b]: 'b', [c]: 'c', [d]: 'd' }
    expect(shape(d, names)).toEqual(['gone', 'a < gone', 'b < gone', 'c < b', 'd < c'])
    expect(tree(a).nodes.map(({ state }) => state)).toEqual(['gone', 'shown', 'trashed', 'missing', 'removed'])
  })

  it('is returned for a picture without relatives, and is null for an unknown one', () => {
    const id = add({
      origin: 'imported',
      parameters: null,
      imported: { fileName: 'holiday.png', importedAt: 0, software: null, model: null, extra: {} }
    })
    expect(tree(id).nodes).toMatchObject([{ id, relation: 'root', title: 'holiday.png', kind: 'imported' }])
    expect(readLineage(database, newId(), mostInTree)).toBeNull()
  })
})

describe('a library edited by hand', () => {
  it('may contain cycles', () => {
    const [a, b, c] = [newId(), newId(), newId()]
    add({ id: a, sourcePictureId: c })
    add({ id: b, sourcePictureId: a })
    add({ id: c, derivedFromPictureId: b })
    for (const id of [a, b, c]) {
      const { nodes } = tree(id)
      expect(nodes.map((node) => node.id).toSorted()).toEqual([a, b, c])
      expect(nodes.filter(({ parentId }) => parentId === null)).toHaveLength(1)
    }
    const self = newId()
    add({ id: self, sourcePictureId: self, derivedFromPictureId: self })
    expect(tree(self).nodes).toMatchObject([{ id: self, parentId: null, relation: 'root' }])
  })

  it('may hold nonsense in a row', () => {
    const id = add()
    database
      .prepare('UPDATE pictures SET parameters = ?, inpaint = ?, imported = ? WHERE id = ?')
      .run('{"prompt":7}', 'x', '{', id)
    expect(readLineage(database, id, mostInTree)?.nodes).toMatchObject([{ id, title: '' }])
  })
})

describe('a family that is too large', () => {
  it('is cut: the way up and what was made from the picture come first', () => {
    const root = add()
    for (let number = 0; number < 20; number += 1) add({ sourcePictureId: root })
    const middle = add({ sourcePictureId: root })
    const child = add({ sourcePictureId: middle })
    const { nodes, cut } = tree(middle, 5)
    expect(cut).toBe(true)
    expect(nodes).toHaveLength(5)
    expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([root, middle, child]))
  })

  it('is cut above, too', () => {
    let id = add()
    for (let number = 0; number < 30; number += 1) id = add({ sourcePictureId: id })
    const { nodes, cut } = tree(id, 10)
    expect([nodes.length, cut]).toEqual([10, true])
    expect(nodes[0]!.relation).toBe('root')
    expect(nodes.at(-1)!.id).toBe(id)
  })

  it('queries the database once for each generation, whatever its size', () => {
    const ids = [add()]
    inTransaction(database, () => {
      for (let number = 1; number < 500; number += 1)
        ids.push(add({ sourcePictureId: ids[Math.floor((number - 1) / 3)]! }))
    })
    let asked = 0
    const counting = new Proxy(database, {
      get(target, name) {
        if (name === 'prepare') asked += 1
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      }
    })
    expect(readLineage(counting, ids[499]!, mostInTree)?.nodes).toHaveLength(500)
    expect(asked).toBeLessThan(40)
  })

  it('finds children by an index', () => {
    for (const column of ['source_picture_id', 'derived_from_picture_id']) {
      const plan = database
        .prepare(`EXPLAIN QUERY PLAN SELECT p.id FROM pictures p JOIN json_each('[]') j ON p.${column} = j.value`)
        .all()
      expect(plan.map(({ detail }) => detail).join('; ')).toContain(
        column === 'source_picture_id' ? 'pictures_by_source' : 'pictures_by_origin'
      )
    }
  })
})
