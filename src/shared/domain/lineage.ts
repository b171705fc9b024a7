/** A picture's family: what it was made from, and what was made from it. */
import { z } from 'zod'
import { idSchema } from './ids.ts'

/** Most pictures in one tree. */
export const mostInTree = 2000

/**
 * root       nothing known to the library precedes it
 * repainted  painted over its parent, under a mask
 * varied     its parent's recipe was reused
 */
export const relations = ['root', 'repainted', 'varied'] as const
export type Relation = (typeof relations)[number]

/**
 * shown, trashed
 * removed  the user has removed its file and kept its recipe
 * missing  its file was lost
 * gone     no longer in the library: only its id is known
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
  /** How far that mask extends beyond its parent, in pixels of the parent; null if it does not. */
  extend: z.strictObject({ left: side, top: side, right: side, bottom: side }).nullable(),
  /** Made in the studio: it can be reopened there exactly as it was made. */
  studio: z.boolean(),
  /** Made by one click on Generate or Repaint. */
  batchId: idSchema.nullable(),
  /** The beginning of its prompt, or the name of the file that it came from; may be empty. */
  title: z.string(),
  /** "SDXL base, Pixazo" */
  model: z.string().nullable(),
  /** What was requested at this step, or what changed, in plain words; most significant first. */
  changes: z.array(z.string())
})

export type LineageNode = z.infer<typeof lineageNodeSchema>

export const lineageSchema = z.strictObject({
  /** Parents before their children, and the children of one parent oldest first. */
  nodes: z.array(lineageNodeSchema),
  /** The family is larger than requested: what is nearest to the picture is included. */
  cut: z.boolean()
})

export type Lineage = z.infer<typeof lineageSchema>
