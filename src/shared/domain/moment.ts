import { z } from 'zod'

/** The limit of `Date`; showing a date beyond it throws. */
const furthest = 8.64e15

/** Epoch milliseconds of a date that can be shown. */
export const momentSchema = z.number().min(-furthest).max(furthest)

/** The nearest date that can be shown: a file's own time may be any number that its disk can store. */
export const nearestMoment = (time: number): number => Math.round(Math.min(Math.max(time, -furthest), furthest)) || 0
