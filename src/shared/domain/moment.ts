import { z } from 'zod'

/** What `Date` can hold; with anything beyond it showing a date throws. */
const furthest = 8.64e15

/** Epoch milliseconds of a date that can be shown. */
export const momentSchema = z.number().min(-furthest).max(furthest)
