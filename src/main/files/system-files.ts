/** Names that operating systems, disks and sync programs add to folders: a folder with nothing else is empty. */
const names = new Set(
  [
    '.DS_Store',
    '.localized',
    '.Trashes',
    '.fseventsd',
    '.Spotlight-V100',
    '.TemporaryItems',
    '.DocumentRevisions-V100',
    '.VolumeIcon.icns',
    '.apdisk',
    '.metadata_never_index',
    'Icon\r',
    '.directory',
    '.hidden',
    '.stfolder',
    '.stignore',
    '.dropbox',
    'ehthumbs.db',
    'lost+found',
    'desktop.ini',
    'Thumbs.db',
    'System Volume Information',
    '$RECYCLE.BIN',
    'RECYCLER',
    '@eaDir',
    '#recycle'
  ].map((name) => name.toLowerCase())
)

/**
 * A user's trash on a disk other than the system's, and what macOS keeps beside a file on a disk without room for it.
 */
const patterns = [/^\.Trash-\d+$/, /^\._/]

/** Whether a name in a folder is the system's own: nobody put it there, and nobody may remove it. */
export function isSystemFile(name: string): boolean {
  return names.has(name.toLowerCase()) || patterns.some((pattern) => pattern.test(name))
}
