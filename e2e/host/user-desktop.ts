/** The desktop's own tools, for someone who uses the app on the stand-in: folders, downloads, links. */
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

function folderQuestions(title: string, start: string): [string, string[]][] {
  if (process.platform === 'darwin')
    return [['osascript', ['-e', `POSIX path of (choose folder with prompt ${JSON.stringify(title)})`]]]
  if (process.platform === 'win32') {
    const script =
      'Add-Type -AssemblyName System.Windows.Forms; $d = New-Object System.Windows.Forms.FolderBrowserDialog; ' +
      'if ($d.ShowDialog() -eq "OK") { $d.SelectedPath }'
    return [['powershell', ['-NoProfile', '-STA', '-Command', script]]]
  }
  return [
    ['zenity', ['--file-selection', '--directory', `--title=${title}`, `--filename=${start}/`]],
    ['kdialog', ['--getexistingdirectory', start, '--title', title]]
  ]
}

/**
 * Asks for a folder with the first of the system's tools that exists; null when closed. @throws when there is none
 */
export async function askFolder(title: string, start: string): Promise<string | null> {
  for (const [tool, parts] of folderQuestions(title, start)) {
    try {
      const { stdout } = await run(tool, parts)
      return stdout.trim().replace(/[/\\]$/, '') || null
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return null
    }
  }
  throw new Error('No tool to choose a folder with was found (zenity or kdialog).')
}

function fileQuestions(title: string, several: boolean): [string, string[]][] {
  if (process.platform === 'darwin') {
    const allowed = several ? ' with multiple selections allowed' : ''
    const script = [
      `set chosen to (choose file with prompt ${JSON.stringify(title)}${allowed}) as list`,
      'set out to ""',
      'repeat with one in chosen',
      'set out to out & POSIX path of one & linefeed',
      'end repeat',
      'out'
    ].join('\n')
    return [['osascript', ['-e', script]]]
  }
  if (process.platform === 'win32') {
    const script =
      'Add-Type -AssemblyName System.Windows.Forms; $d = New-Object System.Windows.Forms.OpenFileDialog; ' +
      `$d.Multiselect = $${several}; if ($d.ShowDialog() -eq "OK") { $d.FileNames }`
    return [['powershell', ['-NoProfile', '-STA', '-Command', script]]]
  }
  return [
    ['zenity', ['--file-selection', `--title=${title}`, '--separator=\n', ...(several ? ['--multiple'] : [])]],
    ['kdialog', ['--getopenfilename', ...(several ? ['--multiple', '--separate-output'] : []), '--title', title]]
  ]
}

/** Asks for files in the same way; none when closed. @throws when there is no tool */
export async function askFiles(title: string, several: boolean): Promise<string[]> {
  for (const [tool, parts] of fileQuestions(title, several)) {
    try {
      const { stdout } = await run(tool, parts)
      return stdout.split(/\r?\n/).filter((line) => line !== '')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return []
    }
  }
  throw new Error('No tool to choose files with was found (zenity or kdialog).')
}

/**
 * Asks the user to choose one of two buttons; without a tool it is the second, and the question is printed on the
 * console.
 * @returns its place
 */
export async function askQuestion({
  message = '',
  detail = '',
  buttons = [],
  cancelId = 0
}: Question): Promise<number> {
  const [first = 'Cancel', second = 'OK'] = buttons
  const text = `${message}\n\n${detail}`
  try {
    await run('zenity', [
      '--question',
      '--no-markup',
      `--text=${text}`,
      `--cancel-label=${first}`,
      `--ok-label=${second}`
    ])
    return 1
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return cancelId
    console.log(text)
    return 1
  }
}

interface Question {
  message?: string
  detail?: string
  buttons?: string[]
  cancelId?: number
}

/** An unused path in the Downloads folder; printed on the console, since no dialog was shown. */
export async function freeDownloadPath(suggested: string): Promise<string> {
  const folder = join(homedir(), 'Downloads')
  await mkdir(folder, { recursive: true })
  const name = basename(suggested)
  const stem = basename(name, extname(name))
  let path = join(folder, name)
  for (let count = 2; existsSync(path); count++) path = join(folder, `${stem} (${count})${extname(name)}`)
  console.log(`Saved as ${path}`)
  return path
}

/** Opens an address or a folder with the system's default program. */
export function openWithSystem(target: string): void {
  const tool = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  spawn(tool, [target], { detached: true, stdio: 'ignore' })
    .on('error', () => console.log(`Could not open ${target}`))
    .unref()
}

/** Moves a file or folder to the system's trash. @throws when there is no tool for it, or it refuses */
export async function trashWithSystem(path: string): Promise<void> {
  if (process.platform === 'darwin')
    await run('osascript', ['-e', `tell application "Finder" to delete POSIX file ${JSON.stringify(path)}`])
  else if (process.platform === 'win32') {
    const script =
      'Add-Type -AssemblyName Microsoft.VisualBasic; [Microsoft.VisualBasic.FileIO.FileSystem]::DeleteDirectory(' +
      `'${path.replaceAll("'", "''")}', 'OnlyErrorDialogs', 'SendToRecycleBin')`
    await run('powershell', ['-NoProfile', '-Command', script])
  } else await run('gio', ['trash', path])
}
