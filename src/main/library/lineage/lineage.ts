/**
 * A picture's family, read from the indexes of sources and origins. In a library edited by hand, parents may form a
 * cycle or be missing: no picture is visited twice, and one that is only referred to is shown as missing.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Lineage, LineageNode } from '../../../shared/domain/lineage.ts'
import { type Recipe, recipeChanges, repaintWords } from '../../../shared/domain/recipe-diff.ts'
import { libraryError } from '../database/database-error.ts'
import { columns, type Member, memberOf } from './lineage-member.ts'

/** Most pictures from one click shown side by side as roots; an import of ten thousand files is no family. */
const mostTogether = 64

/**
 * @param most maximum number of pictures; those nearest to the picture come first: the way to it, what was made from
 * it, then the rest
 * @returns null for a picture that the library does not know
 * @throws AppError storage
 */
export function readLineage(database: DatabaseSync, id: string, most: number): Lineage | null {
  try {
    return new Family(database, most).of(id)
  } catch (error) {
    throw libraryError(error)
  }
}

class Family {
  private readonly database: DatabaseSync
  private readonly most: number
  private readonly members = new Map<string, Member>()
  /** Referred to as a parent, but missing. */
  private readonly gone = new Set<string>()
  /** Pictures whose children are here, or being read. */
  private readonly expanded = new Set<string>()
  private cut = false

  constructor(database: DatabaseSync, most: number) {
    this.database = database
    this.most = most
  }

  of(id: string): Lineage | null {
    const [self] = this.rows('WHERE p.id IN (SELECT value FROM json_each(?))', [id])
    if (self === undefined) return null
    this.members.set(id, self)
    const root = this.climb(self)
    this.descend([id])
    this.descend([root])
    const fellows = this.fellowsOf(root)
    if (fellows.length > 0) this.descend(fellows)
    return { nodes: this.ordered(), cut: this.cut }
  }

  /** The way up. @returns the id where it ends, possibly of a missing picture */
  private climb(self: Member): string {
    let at = self
    for (;;) {
      const { parentId } = at
      if (parentId === null) return at.id
      if (this.members.has(parentId)) return this.asRoot(at)
      const [parent] = this.rows('WHERE p.id IN (SELECT value FROM json_each(?))', [parentId])
      if (parent === undefined) {
        this.gone.add(parentId)
        return parentId
      }
      if (this.isFull()) return this.asRoot(at)
      this.members.set(parentId, parent)
      at = parent
    }
  }

  /** What would close a cycle, or has no room above it in the tree, becomes a root. */
  private asRoot(member: Member): string {
    this.members.set(member.id, { ...member, parentId: null, relation: 'root' })
    return member.id
  }

  /** Everything made from these, generation by generation. */
  private descend(from: readonly string[]): void {
    let parents = from.filter((id) => this.isNew(id))
    while (parents.length > 0) {
      const found = new Map<string, Member>()
      for (const column of ['source_picture_id', 'derived_from_picture_id']) {
        for (const child of this.rows(`JOIN json_each(?) j ON p.${column} = j.value`, parents))
          found.set(child.id, child)
      }
      const asked = new Set(parents)
      const next: string[] = []
      for (const child of [...found.values()].toSorted((a, b) => a.order - b.order)) {
        // A picture painted over one picture and derived from another belongs to the one that it was painted over.
        if (child.parentId === null || !asked.has(child.parentId)) continue
        if (!this.members.has(child.id)) {
          if (this.isFull()) return
          this.members.set(child.id, child)
        }
        next.push(child.id)
      }
      parents = next.filter((id) => this.isNew(id))
    }
  }

  private isNew(id: string): boolean {
    const fresh = !this.expanded.has(id)
    this.expanded.add(id)
    return fresh
  }

  /** What the same click on Generate made: one group at the root. */
  private fellowsOf(rootId: string): string[] {
    const root = this.members.get(rootId)
    const batchId = root?.facts.batchId ?? null
    if (root === undefined || batchId === null || root.facts.kind === 'imported' || root.relation !== 'root') return []
    const fellows = this.rows('JOIN json_each(?) j ON p.batch_id = j.value', [batchId]).filter(
      ({ id, parentId, facts }) => parentId === null && facts.kind !== 'imported' && !this.members.has(id)
    )
    if (fellows.length === 0 || fellows.length >= mostTogether) return []
    for (const fellow of fellows) {
      if (this.isFull()) break
      this.members.set(fellow.id, fellow)
    }
    return fellows.map(({ id }) => id)
  }

  private isFull(): boolean {
    const full = this.members.size >= this.most
    if (full) this.cut = true
    return full
  }

  /** Parents before children, each with what changed from its parent. */
  private ordered(): LineageNode[] {
    const children = new Map<string | null, Member[]>()
    for (const member of [...this.members.values()].toSorted((a, b) => a.order - b.order)) {
      const { parentId } = member
      const under = parentId !== null && (this.members.has(parentId) || this.gone.has(parentId)) ? parentId : null
      children.set(under, [
        ...(children.get(under) ?? []),
        under === parentId ? member : { ...member, parentId: null, relation: 'root' }
      ])
    }
    const nodes: LineageNode[] = [...this.gone].map(ghost)
    const queue: { id: string | null; recipe: Recipe | null }[] = [
      ...nodes.map((node) => ({ id: node.id, recipe: null })),
      { id: null, recipe: null }
    ]
    for (const { id, recipe } of queue) {
      const firstOf = new Map<string, Recipe>()
      for (const child of children.get(id) ?? []) {
        nodes.push({
          id: child.id,
          parentId: id,
          relation: child.relation,
          ...child.facts,
          changes: changesOf(child, recipe, firstOf)
        })
        queue.push({ id: child.id, recipe: child.recipe })
      }
    }
    return nodes
  }

  private rows(where: string, ids: readonly string[]): Member[] {
    const statement = this.database.prepare(`SELECT ${columns} FROM pictures p ${where}`)
    return statement.all(JSON.stringify(ids)).map(memberOf)
  }
}

/**
 * @param firstOf recipes of the first picture of each click under this parent: for the others only differences from it
 * are given
 */
function changesOf({ relation, recipe, facts }: Member, parent: Recipe | null, firstOf: Map<string, Recipe>): string[] {
  const first = facts.batchId === null ? undefined : firstOf.get(facts.batchId)
  if (first !== undefined) return recipeChanges(first, recipe)
  if (facts.batchId !== null) firstOf.set(facts.batchId, recipe)
  if (relation === 'repainted') return repaintWords(recipe)
  return relation === 'varied' && parent !== null ? recipeChanges(parent, recipe) : []
}

const ghost = (id: string): LineageNode => ({
  id,
  parentId: null,
  relation: 'root',
  state: 'gone',
  kind: 'generated',
  width: 1,
  height: 1,
  colour: '#808080',
  createdAt: 0,
  favourite: false,
  rating: 0,
  maskId: null,
  extend: null,
  studio: false,
  batchId: null,
  title: '',
  model: null,
  changes: []
})
