/**
 * Names that operating systems, disks and programs that sync put into folders by themselves: a folder that holds
 * nothing else is an empty one.
 */
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
 * The trash of one user on a disk that is not the system's, and what macOS keeps beside a file on a disk without room
 * for it.
 */
const patterns = [/^\.Trash-\d+$/, /^\._/]

/** Whether a name in a folder is the system's own: nobody put it there, and nobody may take it away. */
export function isSystemFile(name: string): boolean {
  return names.has(name.toLowerCase()) || patterns.some((pattern) => pattern.test(name))
}
