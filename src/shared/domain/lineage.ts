/** A picture's family: what it was made from, and what was made from it. */
import { z } from 'zod'
import { idSchema } from './ids.ts'

/** Most pictures of one tree. */
export const mostInTree = 2000

/**
 * root       nothing that the library knows of stands before it
 * repainted  painted over its parent, under a mask
 * varied     its parent's recipe was used again
 */
export const relations = ['root', 'repainted', 'varied'] as const
export type Relation = (typeof relations)[number]

/**
 * shown, trashed
 * removed  the user has removed its file and kept its recipe
 * missing  its file was lost
 * gone     not in the library any more: known by its id alone
 */
export const nodeStates = ['shown', 'trashed', 'removed', 'missing', 'gone'] as const
export type NodeState = (typeof nodeStates)[number]

const side = z.number().int().nonnegative()

export const lineageNodeSchema = z.strictObject({
  id: idSchema,
  /** Null for a root. */
  parentId: idSchema.nullable(),
  relation: z.enum(relations),
  state: z.enum(nodeStates),
  kind: z.enum(['generated', 'repainted', 'imported']),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  colour: z.string(),
  createdAt: z.number(),
  favourite: z.boolean(),
  rating: z.number().int(),
  /** The mask that it was repainted under. */
  maskId: idSchema.nullable(),
  /** How far that mask reaches beyond its parent, pixels of the parent; null where it does not. */
  extend: z.strictObject({ left: side, top: side, right: side, bottom: side }).nullable(),
  /** Made in the studio: it can be opened there exactly as it was made. */
  studio: z.boolean(),
  /** Made by one press of Generate or Repaint. */
  batchId: idSchema.nullable(),
  /** The beginning of its prompt, or the name of the file that it came from; may be empty. */
  title: z.string(),
  /** "SDXL base, Pixazo" */
  model: z.string().nullable(),
  /** What was asked for at this step, or what changed on the way to it, in plain words; most telling first. */
  changes: z.array(z.string())
})

export type LineageNode = z.infer<typeof lineageNodeSchema>

export const lineageSchema = z.strictObject({
  /** Parents before their children, and the children of one parent oldest first. */
  nodes: z.array(lineageNodeSchema),
  /** The family is larger than what was asked for: what is nearest to the picture is here. */
  cut: z.boolean()
})

export type Lineage = z.infer<typeof lineageSchema>
