/** Words from which prompts are put together, so that searches in a generated library meet common and rare ones. */
export const subjects = [
  'a lighthouse',
  'an old fisherman',
  'a red fox',
  'a glass city',
  'a mountain lake',
  'a robot gardener',
  'a sailing ship',
  'a quiet library',
  'a desert caravan',
  'an astronaut',
  'a stone bridge',
  'a night market',
  'a sleeping dragon',
  'a tea house',
  'a violinist',
  'a snow leopard',
  'a field of poppies',
  'an abandoned station',
  'a paper boat',
  'a coral reef'
]
export const places = [
  'at dusk',
  'in the fog',
  'under northern lights',
  'after the rain',
  'in early spring',
  'on a cliff',
  'in a narrow street',
  'by candlelight',
  'at the edge of a forest',
  'in a valley',
  'beside the sea',
  'in a snowstorm'
]
export const styles = [
  'oil painting',
  'watercolour',
  'analogue photograph',
  'ink drawing',
  'isometric render',
  'pixel art',
  'woodcut',
  'charcoal sketch',
  'art nouveau poster',
  'cinematic still',
  'studio photograph',
  'concept art'
]
export const details = [
  'intricate detail',
  'soft light',
  'muted palette',
  'high contrast',
  'golden hour',
  'shallow depth of field',
  'volumetric light',
  'film grain',
  'wide angle',
  'centred composition',
  'symmetry',
  'bold brush strokes',
  'café tables',
  'long shadows'
]
export const negatives = ['blurry, low quality', 'watermark, text', 'deformed hands, extra fingers', 'oversaturated', '']
