import { nextAnswer, report, scripted } from './control.ts'
import { askFiles, askFolder, askQuestion, freeDownloadPath } from './user-desktop.ts'

interface DialogOptions {
  title?: string
  defaultPath?: string
  properties?: string[]
  message?: string
  detail?: string
  buttons?: string[]
  cancelId?: number
}

/** Options come second when the dialog belongs to a window. */
function optionsOf(parts: unknown[]): DialogOptions {
  const options: DialogOptions = parts.at(-1) ?? {}
  return options
}

/** In a test, every dialog is recorded and must have its answer prepared. */
function scriptedAnswer(method: string, options: DialogOptions): unknown {
  report({ standIn: 'asked', what: method, details: options })
  const answer = nextAnswer(method)
  if (answer === undefined) throw new Error(`No answer was scripted for dialog.${method}.`)
  return answer
}

export const dialog = {
  async showOpenDialog(...parts: unknown[]): Promise<unknown> {
    const options = optionsOf(parts)
    if (scripted) return scriptedAnswer('showOpenDialog', options)
    if (options.properties?.includes('openFile')) {
      const filePaths = await askFiles(options.title ?? 'Choose files', options.properties.includes('multiSelections'))
      return { canceled: filePaths.length === 0, filePaths }
    }
    const folder = await askFolder(options.title ?? 'Choose a folder', options.defaultPath ?? '')
    return { canceled: folder === null, filePaths: folder === null ? [] : [folder] }
  },
  async showSaveDialog(...parts: unknown[]): Promise<unknown> {
    const options = optionsOf(parts)
    if (scripted) return scriptedAnswer('showSaveDialog', options)
    return { canceled: false, filePath: await freeDownloadPath(options.defaultPath ?? 'picture') }
  },
  /** A box that can be closed by its signal stays until then, or until its answer; closed, it counts as cancelled. */
  async showMessageBox(...parts: unknown[]): Promise<unknown> {
    const { signal, ...options } = optionsOf(parts) as DialogOptions & { cancelId?: number; signal?: AbortSignal }
    if (!scripted) return { response: await askQuestion(options), checkboxChecked: false }
    if (signal === undefined) return scriptedAnswer('showMessageBox', options)
    report({ standIn: 'asked', what: 'showMessageBox', details: options })
    const answer = nextAnswer('showMessageBox')
    return (
      answer ??
      (await new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ response: options.cancelId ?? 0, checkboxChecked: false }))
      }))
    )
  },
  showErrorBox(title: string, content: string): void {
    report({ standIn: 'asked', what: 'showErrorBox', details: { title, content } })
    console.error(`${title}: ${content}`)
  }
}
