import { z } from 'zod'

/** Every id that the app makes is a ULID: 26 characters, sorted by time of making. */
export const idSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'not an id')
