import { ipcMain } from 'electron'
import type { Handlers } from '../../shared/contract.ts'
import { invokeChannel } from '../../shared/contract.ts'
import { answerCall } from './call.ts'

/** The one place where calls come in from the window. */
export function registerCalls(handlers: Handlers): void {
  ipcMain.handle(invokeChannel, (event, name: unknown, input: unknown) => answerCall(handlers, event.senderFrame, name, input))
}
