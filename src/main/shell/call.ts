/**
 * One call from the window: checked, parsed, handled, answered. Independent of Electron, so it can be tested directly.
 */

import { z } from 'zod'
import type { Answer, Handlers, ProcedureName } from '../../shared/contract.ts'
import { procedures } from '../../shared/contract.ts'
import { AppError, toWireError } from '../../shared/errors.ts'
import { t } from '../../shared/messages/t.ts'
import { isAppUrl } from './app-address.ts'
import { messageSizeOf } from './message-size.ts'

/** What is known of the frame that sent a call; null if it is gone. */
export interface Sender {
  url: string
  /** Not null for a frame inside a page. */
  parent: unknown
}

const megabyte = 1024 * 1024

/** Maximum bytes of one call's input; a list of 100,000 ids fits. */
const usualCap = 8 * megabyte

/** Room for the longest list of pictures that the contract allows: a million ids. */
const listCap = 64 * megabyte

/** Room for a mask of 64 megapixels at one byte each, or for the largest file that can be opened. */
const maskCap = 66 * megabyte
const largeCaps: Partial<Record<ProcedureName, number>> = {
  'pictures.summary': listCap,
  'pictures.change': listCap,
  'pictures.trash': listCap,
  'pictures.restore': listCap,
  'pictures.removeFiles': listCap,
  'trash.delete': listCap,
  'pictures.import': 257 * megabyte,
  'masks.add': maskCap,
  'masks.export': maskCap,
  'inpaint.preview': maskCap,
  'inpaint.saveSent': maskCap,
  'drafts.save': maskCap
}

function isProcedure(name: unknown): name is ProcedureName {
  return typeof name === 'string' && Object.hasOwn(procedures, name)
}

function checkSender(sender: Sender | null): void {
  if (sender && !sender.parent && isAppUrl(sender.url)) return
  throw new AppError('forbidden', t('shell.call.wrongSender'))
}

function parse(name: ProcedureName, input: unknown): unknown {
  const result = procedures[name].input.safeParse(input)
  if (result.success) return result.data
  const fields = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.') || 'input', issue.message])
  )
  throw new AppError('invalid-input', t('shell.call.inputNotValid', { problem: result.error.issues[0]!.message }), {
    nextStep: t('shell.call.correctInput'),
    action: 'edit-request',
    fields
  })
}

/**
 * Answers one call. A refused call never reaches its handler; an unknown procedure is answered with an error. Never
 * throws and never returns `undefined`.
 */
export async function answerCall(
  handlers: Handlers,
  sender: Sender | null,
  name: unknown,
  input: unknown
): Promise<Answer> {
  try {
    checkSender(sender)
    if (!isProcedure(name)) throw new AppError('unsupported', t('shell.call.unknownProcedure'))
    if (messageSizeOf(input) > (largeCaps[name] ?? usualCap))
      throw new AppError('invalid-input', t('shell.call.tooLarge'))
    // Name and parsed input match by construction, which a union of handlers cannot express.
    const handler = handlers[name] as (parsed: unknown) => unknown
    return { ok: true, value: await handler(parse(name, input)) }
  } catch (error) {
    return { ok: false, error: toWireError(error) }
  }
}

const droppedPaths = z.array(z.string().min(1).max(32_768)).min(1).max(100_000)

/** Paths from the preload, checked like a call. Never throws. */
export function answerDropped(
  keep: (paths: readonly string[]) => string,
  sender: Sender | null,
  paths: unknown
): Answer<{ ticket: string }> {
  try {
    checkSender(sender)
    const parsed = droppedPaths.safeParse(paths)
    if (!parsed.success) throw new AppError('invalid-input', t('shell.call.notImportable'))
    return { ok: true, value: { ticket: keep(parsed.data) } }
  } catch (error) {
    return { ok: false, error: toWireError(error) }
  }
}
