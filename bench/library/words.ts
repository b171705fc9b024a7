/** Words for prompts, so that searches in a generated library find both common and rare ones. */
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
export const negatives = [
  'blurry, low quality',
  'watermark, text',
  'deformed hands, extra fingers',
  'oversaturated',
  ''
]

/** Scripts of the world; about one prompt in fifty. */
export const foreign = [
  '桜の木の下の黒い猫、水彩画',
  'зимний лес на рассвете, акварель',
  'قارب صغير في بحر هادئ',
  'μια βάρκα στο ηλιοβασίλεμα',
  '비 오는 밤의 네온 거리',
  'แมวสีดำใต้ต้นซากุระ',
  '雨后的竹林小路，晨雾'
]
export const tagWords = [
  'birds',
  'spring',
  'portrait',
  'landscape',
  'client',
  'to print',
  'favourite light',
  'experiment',
  'reference',
  'wallpaper',
  'city',
  'sea',
  'night',
  'test'
]
export const noteWords = [
  'Print this one large.',
  'The hands are wrong.',
  'Try again with less guidance.',
  'For the exhibition in May.'
]
