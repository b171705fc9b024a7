/**
 * The import rules of ARCHITECTURE.md, as a check. `scripts/import-rules.mjs` runs it and fails if it checked nothing.
 * Each layer names the only folders it may import; tests may import what they test and the loopback services.
 */
const node = '^(node:)?[a-z_/]+$'
const packages = 'node_modules'
const tests = '\\.test\\.tsx?$|/__fixtures__/'

/** A layer may import only what is listed (own folder included). */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: tests },
  to: { pathNot: [from, ...allowed] }
})

/** Packages of the page, with their types. */
const page = (names) => `node_modules/(@types/)?(${names})/`

const shared = '^src/shared/'
/** What the procedures are made of. */
const services = [
  'jobs|answers|providers|http|image-hosts|library|keys|settings|imaging|metadata|exporting',
  'importing|tasks|checking|processes|switching|trash'
].join('|')
const core = ['core']

/**
 * The rooms of the library, from the disk up: each may import those before it. The code that opens and composes is
 * above them all.
 */
const libraryRooms = ['disk', 'database', 'journal', 'pictures', 'shelves', 'find', 'lineage', 'statistics', 'care']

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^electron$', '\\.css', '\\?'] }
    },
    {
      name: 'electron-only-in-shell',
      severity: 'error',
      comment:
        'Electron is met in src/main/shell, the entry and the preload; ' +
        'everything else is plain Node and can be tested as such.',
      from: { path: '^src/', pathNot: '^src/(main/(shell/|index\\.ts$|settings/)|preload/)' },
      to: { path: '(^|/)electron(/|$)', pathNot: 'electron-store' }
    },
    only(
      'shared-is-pure',
      shared,
      ['node_modules/(zod|use-intl|@formatjs/icu-messageformat-parser)/'],
      'shared: zod, messages and pure code; no Node, no DOM, no Electron.'
    ),
    {
      name: 'a-text-knows-its-language-alone',
      severity: 'error',
      comment: 'Every room may ask for a text, so the catalogue imports none of them.',
      from: { path: '^src/shared/messages/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/shared/messages/' }
    },
    only(
      'providers-are-pure',
      '^src/main/providers/',
      [shared, 'node_modules/eventsource-parser'],
      'providers: data and pure mapping.'
    ),
    ...['files', 'http', 'keys', 'settings', 'image-hosts', 'answers'].map((room) =>
      only(
        `room-${room}`,
        `^src/main/${room}/`,
        [shared, '^src/main/files/', packages, node],
        `${room} may import shared and node.`
      )
    ),
    only(
      'room-imaging',
      '^src/main/imaging/',
      [shared, '^src/main/(files|metadata|processes)/', packages, node],
      'imaging: shared, node, processes, and metadata, which it reads from strangers’ bytes.'
    ),
    only(
      'room-metadata',
      '^src/main/metadata/',
      [shared, packages, node],
      'metadata: pure functions over bytes; shared and node.'
    ),
    {
      name: 'texts-are-read-in-the-imaging-process',
      severity: 'error',
      comment:
        'What strangers wrote into a picture is read, and written anew, in the imaging process only; ' +
        'elsewhere there are its types and our own words.',
      from: { path: '^src/main/', pathNot: ['^src/main/(imaging|metadata)/', tests] },
      to: { path: '^src/main/metadata/', pathNot: '^src/main/metadata/(recipe|written-texts)\\.ts$' }
    },
    {
      name: 'words-read-nothing',
      severity: 'error',
      comment: 'What the main process may import of metadata reads no container.',
      from: { path: '^src/main/metadata/(recipe|written-texts|dialects/quoted|containers/xmp-packet)\\.ts$' },
      to: {
        path: '^src/main/metadata/',
        pathNot:
          '^src/main/metadata/(recipe|written-texts|dialects/quoted|dialects/palimpsest|containers/xmp-packet)\\.ts$'
      }
    },
    {
      name: 'the-main-process-reads-headers-only',
      severity: 'error',
      comment: 'Of imaging, the main process has the interface, the queue, and what looks at the first bytes.',
      from: { path: '^src/main/', pathNot: ['^src/main/(imaging|metadata)/', tests] },
      to: { path: '^src/main/imaging/(pictures|reading|convert|inpaint-work|worker)\\.ts$' }
    },
    only(
      'room-library',
      '^src/main/library/',
      [shared, '^src/main/(files|imaging|metadata)/', '^src/main/checking/checker\\.ts$', packages, node],
      'library: shared, files, imaging, metadata and the interface of checking.'
    ),
    ...libraryRooms.map((room, floor) => ({
      name: `library-${room}`,
      severity: 'error',
      comment: `library/${room} may import, of the rooms, ${libraryRooms.slice(0, floor).join(', ') || 'only itself'}.`,
      from: { path: `^src/main/library/${room}/`, pathNot: tests },
      to: { path: '^src/main/library/', pathNot: `^src/main/library/(${libraryRooms.slice(0, floor + 1).join('|')})/` }
    })),
    {
      name: 'library-rooms-are-known',
      severity: 'error',
      comment: 'A new folder of the library has a place among its rooms.',
      from: { path: '^src/main/library/[^/]+/', pathNot: [`^src/main/library/(${libraryRooms.join('|')})/`, tests] },
      to: {}
    },
    only(
      'room-checking',
      '^src/main/checking/',
      [shared, '^src/main/(files|processes)/', node],
      'checking: shared, files, processes.'
    ),
    only('room-processes', '^src/main/processes/', [shared, node], 'processes: shared and node.'),
    only(
      'room-switching',
      '^src/main/switching/',
      [shared, node],
      'switching: knows no library, only when one is changed for another.'
    ),
    only('room-trash', '^src/main/trash/', [shared, '^src/main/library/'], 'trash: shared and the library.'),
    only(
      'room-importing',
      '^src/main/importing/',
      [shared, '^src/main/(library|tasks)/', node],
      'importing: shared, the library, tasks.'
    ),
    only('room-tasks', '^src/main/tasks/', [shared, node], 'tasks: shared and node.'),
    only(
      'room-exporting',
      '^src/main/exporting/',
      [shared, '^src/main/(files|metadata)/', '^src/main/(library/library|imaging/imaging)\\.ts$', packages, node],
      'exporting: files, metadata, and of library and imaging the interfaces only.'
    ),
    only(
      'room-jobs',
      '^src/main/jobs/',
      [
        shared,
        '^src/main/(answers|providers|http|image-hosts|library)/',
        '^src/main/(keys/key-store|imaging/imaging)\\.ts$',
        packages,
        node
      ],
      'jobs: the services below it, and of keys and imaging the interfaces only.'
    ),
    only(
      'room-procedures',
      '^src/main/procedures/',
      [shared, `^src/main/(${services})/`, packages, node],
      'procedures: shared and the services.'
    ),
    only(
      'room-demo-gateway',
      '^src/main/demo-gateway/',
      [shared, '^src/main/processes/', packages, node],
      'The demo gateway is a server that only happens to live here: the client knows it by its URL alone.'
    ),
    only(
      'room-compose',
      '^src/main/compose(-profile|-services|-library)?\\.ts$',
      [shared, `^src/main/(procedures|demo-gateway|files|${services})/`, packages, node],
      'compose wires the services; it knows no Electron.'
    ),
    only(
      'room-shell',
      '^src/main/shell/',
      [
        shared,
        '^src/main/(compose\\.ts|procedures/|keys/key-store\\.ts|processes/worker-process\\.ts)',
        packages,
        node
      ],
      'shell: compose, procedures, shared, electron.'
    ),
    only('room-preload', '^src/preload/', [shared, 'electron'], 'preload: shared and electron.'),
    {
      name: 'renderer-stays-in-the-page',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' }
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: tests },
      to: { dependencyTypes: core }
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/(features|app)/', pathNot: '^src/renderer/src/features/$1/' }
    },
    only(
      'renderer-data',
      '^src/renderer/src/data/',
      [shared, page('react|zustand|@huggingface/tokenizers')],
      'data draws nothing and offers nothing to do: shared, stores and hooks.'
    ),
    only(
      'renderer-actions',
      '^src/renderer/src/actions/',
      [shared, '^src/renderer/src/data/', page('react|zustand|@tabler/icons-react')],
      'actions do things with the data and draw nothing; of what is drawn they name an icon.'
    ),
    only(
      'renderer-ui',
      '^src/renderer/src/ui/',
      [shared, '^src/renderer/src/(data|actions)/', packages],
      'ui draws data and actions, and knows no feature.'
    ),
    {
      name: 'renderer-rooms-are-known',
      severity: 'error',
      comment: 'A new folder of the window has a place among its rooms.',
      from: { path: '^src/renderer/src/[^/]+/', pathNot: '^src/renderer/src/(data|actions|ui|features|app)/' },
      to: {}
    },
    {
      name: 'app-shows-notices',
      severity: 'error',
      comment: 'Who has something to say uses data/notices.ts: how that is shown is decided in one place.',
      from: { path: '^src/renderer/src/', pathNot: '^src/renderer/src/(app/|main\\.tsx$)' },
      to: { path: 'node_modules/@mantine/notifications/' }
    },
    {
      name: 'one-listener-for-keys',
      severity: 'error',
      comment: 'Which action a key means is decided in one place, by the listener that app mounts.',
      from: {
        path: '^src/renderer/src/',
        pathNot: ['^src/renderer/src/actions/', '^src/renderer/src/app/app\\.tsx$', tests]
      },
      to: { path: '^src/renderer/src/actions/(action-of-key|key-listener)\\.ts$' }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types']
    }
  }
}
