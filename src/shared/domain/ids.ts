import { z } from 'zod'
import { t } from '../messages/t.ts'

/** Every id created by the app is a ULID: 26 characters, sorted by creation time. */
export const idSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, t('domain.ids.notId'))
