import { ipcMain } from 'electron'
import type { Answer, Handlers } from '../../shared/contract.ts'
import { droppedChannel, invokeChannel } from '../../shared/contract.ts'
import { answerCall, answerDropped } from './call.ts'

/** The only place where calls from the window come in. */
export function registerCalls(handlers: Handlers): void {
  ipcMain.handle(invokeChannel, (event, name: unknown, input: unknown) =>
    answerCall(handlers, event.senderFrame, name, input)
  )
}

/** The only place where paths come in: those of dropped files, named by the preload and never by the page. */
export function registerDropped(keep: (paths: readonly string[]) => string): void {
  ipcMain.handle(
    droppedChannel,
    (event, paths: unknown): Answer<{ ticket: string }> => answerDropped(keep, event.senderFrame, paths)
  )
}
