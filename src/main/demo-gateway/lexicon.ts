/** What words mean to the painter: a word maps to tags, a tag to something that a scene can show. */

export const sceneNames = [
  'mountains',
  'sea',
  'forest',
  'city',
  'desert',
  'space',
  'garden',
  'branch',
  'abstract',
  'portrait',
  'still',
  'underwater',
  'creature'
] as const
export type SceneName = (typeof sceneNames)[number]

export const times = ['dawn', 'day', 'sunset', 'dusk', 'night'] as const
export type Time = (typeof times)[number]

/**
 * tag: words. English first, then German, French, Spanish, Italian, Russian, Chinese and Japanese for the commonest.
 */
const vocabulary: Record<string, string> = {
  'scene:mountains':
    'mountain mountains peak peaks alps alpine hill hills valley cliff canyon volcano landscape highlands ' +
    'fjord berg berge gebirge landschaft montagne montagnes paysage montaña montañas paisaje montagna ' +
    'montagne гора горы пейзаж 山 山脉 山水 風景 风景',
  'scene:sea':
    'sea ocean beach coast shore wave waves island bay harbour harbor lighthouse boat ship sailboat ' +
    'sailing seascape lagoon meer strand küste mer plage océan mar playa océano mare spiaggia море океан ' +
    'пляж 海 大海 海边 海洋 海岸',
  'scene:forest':
    'forest wood woods woodland trees jungle rainforest pine pines birch grove redwood wald wälder forêt ' +
    'bosque selva foresta bosco лес деревья 森林 树林 森 竹林',
  'scene:city':
    'city skyline street town tokyo york london paris skyscraper skyscrapers building buildings downtown ' +
    'urban metropolis cyberpunk architecture stadt straße ville rue ciudad calle città город улица 城市 街 ' +
    '街道 都市 東京',
  'scene:desert':
    'desert dune dunes sahara sand mesa oasis pyramid pyramids cactus camel wüste désert desierto deserto ' +
    'пустыня 沙漠 砂漠',
  'scene:space':
    'space galaxy planet planets nebula cosmos cosmic astronaut universe orbit spaceship asteroid comet ' +
    'saturn mars jupiter alien weltraum weltall planète espace espacio planeta spazio pianeta космос ' +
    'планета галактика 太空 宇宙 星球 银河',
  'scene:garden':
    'garden flower flowers meadow field tulip tulips poppy poppies sunflower sunflowers lavender daisy ' +
    'daisies wildflower wildflowers rose roses peony lotus iris garten blume blumen wiese jardin fleur ' +
    'fleurs jardín flor flores giardino fiore fiori сад цветы цветок 花 花园 花畑 花田',
  'scene:branch':
    'branch blossom blossoms cherry sakura sparrow bird robin songbird hummingbird finch parrot perched ' +
    'magnolia plum vogel spatz oiseau pájaro uccello птица воробей 鸟 鳥 桜 樱花 梅花',
  'scene:abstract':
    'abstract geometric geometry pattern shapes cubist bauhaus minimal minimalist kandinsky circles lines ' +
    'fractal abstrakt muster abstrait abstracto astratto абстракция 抽象',
  'scene:portrait':
    'portrait woman man girl boy person face lady queen king princess monk warrior samurai model human ' +
    'frau mann mädchen femme homme fille mujer hombre chica donna uomo ragazza женщина мужчина девушка ' +
    'портрет 女 女人 男人 肖像 少女 人物',
  'scene:still':
    'still vase fruit fruits table bowl apple apples lemon lemons orange oranges pear pears interior room ' +
    'window kitchen cup coffee tea bottle bread candle book books stillleben zimmer tisch obst nature ' +
    'bodegón frutas natura frutta натюрморт ваза 静物 苹果 花瓶 房间',
  'scene:underwater':
    'underwater fish reef coral jellyfish whale shark turtle octopus aquarium dolphin mermaid unterwasser ' +
    'fisch poisson pez pesce рыба 水下 鱼 魚 水母',
  'scene:creature':
    'cat cats kitten dog puppy fox lion tiger wolf bear owl animal rabbit bunny panda deer horse dragon ' +
    'katze hund fuchs löwe chat chien renard gato perro zorro león gatto cane кот кошка собака лиса лев ' +
    'волк медведь 猫 狗 狐狸 狮子 虎 犬',
  'time:dawn': 'dawn sunrise morning morgen aube matin amanecer alba рассвет утро 日出 清晨 朝',
  'season:autumn': 'autumn fall autumnal herbst automne otoño autunno осень 秋',
  'time:day':
    'day daylight noon midday sunny bright afternoon tag jour día giorno день 白天 sonnig sunshine ' +
    'springtime spring summer',
  'time:sunset':
    'sunset golden evening abend sonnenuntergang coucher atardecer tramonto закат вечер 日落 夕阳 夕日 夕焼け',
  'time:dusk': 'dusk twilight gloaming dämmerung crépuscule crepúsculo crepuscolo сумерки 黄昏',
  'time:night': 'night midnight nocturnal dark moonlit nacht nuit noche notte ночь ночной 夜 夜晚 夜景 starry',
  'weather:fog': 'fog foggy mist misty haze hazy smoke nebel brume niebla nebbia туман 雾 霧',
  'weather:rain': 'rain rainy raining drizzle wet regen pluie lluvia pioggia дождь 雨',
  'weather:snow': 'snow snowy winter ice frost frozen blizzard glacier arctic schnee neige nieve neve снег зима 雪 冬',
  'weather:storm': 'storm stormy thunder lightning tempest dramatic sturm orage tormenta tempesta буря гроза 暴风雨',
  'weather:cloud': 'cloud clouds cloudy overcast wolken nuages nubes nuvole облака 云 雲',
  'weather:clear': 'clear cloudless',
  'style:mono': 'monochrome black-and-white grayscale greyscale noir bw ink charcoal pencil schwarzweiß 黑白 水墨',
  'style:pastel': 'pastel soft gentle pale delicate dreamy serene ethereal kawaii',
  'style:neon': 'neon cyberpunk synthwave vaporwave retrowave electric glowing fluorescent futuristic',
  'style:film': 'film cinematic analog analogue kodak 35mm vintage retro polaroid grainy photo photorealistic movie',
  'style:watercolour': 'watercolor watercolour aquarell aquarelle gouache wash акварель 水彩',
  'style:vivid': 'vivid vibrant colorful colourful saturated bold psychedelic rainbow',
  'style:dark': 'gloomy moody gothic horror sombre somber brooding',
  'style:minimal': 'minimal minimalist minimalism simple poster flat vector',
  'show:moon': 'moon moonlight moonlit moonrise mond lune luna луна 月 月亮',
  'show:sun': 'sun sunshine sonne soleil sol sole солнце 太阳 太陽',
  'show:stars': 'star stars starry sterne étoiles estrellas stelle звёзды звезды 星 星空 milky',
  'show:birds':
    'bird birds seagull seagulls geese swallow swallows crow crows vögel oiseaux pájaros uccelli птицы 鸟 ' +
    '鳥 sparrow',
  'show:boat': 'boat ship sailboat sailing yacht boot bateau barco barca лодка 船',
  'show:lighthouse': 'lighthouse leuchtturm phare faro маяк 灯塔',
  'show:house': 'house cabin cottage hut castle temple village church farm haus hütte maison casa дом 房子 家 小屋',
  'show:trees': 'tree trees pine pines fir baum bäume arbre árbol albero дерево 树 木',
  'show:water':
    'lake river reflection reflections pond water waterfall fjord mirror see fluss lac rivière lago río ' +
    'fiume озеро река 湖 河 水',
  'show:aurora': 'aurora northern borealis nordlicht polarlicht 极光',
  'show:ring': 'saturn ring rings ringed',
  'show:cactus': 'cactus cacti saguaro kaktus',
  'show:pyramid': 'pyramid pyramids egypt',
  'show:flowers':
    'flower flowers floral bouquet blossom blossoms rose roses tulips blumen fleurs flores fiori цветы 花',
  'show:fruit': 'fruit fruits apple apples lemon lemons orange oranges pear pears obst 苹果',
  'show:people': 'people person human figure figures',
  'show:jellyfish': 'jellyfish jelly 水母 qualle',
  'show:fish': 'fish fishes fisch 鱼 魚',
  'show:rays': 'rays beams godrays sunbeams light',
  'kind:cat': 'cat cats kitten katze chat gato gatto кот кошка 猫 panther',
  'kind:fox': 'fox fuchs renard zorro volpe лиса 狐狸 wolf волк dog puppy hund chien perro cane собака 狗 犬',
  'kind:lion': 'lion tiger löwe león leone лев 狮子 虎',
  'kind:bear': 'bear panda koala bär ours oso orso медведь 熊',
  'kind:owl': 'owl eule hibou búho gufo сова',
  'kind:rabbit': 'rabbit bunny hare deer horse hase lapin conejo coniglio заяц 兔',
  'kind:tulip': 'tulip tulips',
  'kind:poppy': 'poppy poppies mohn coquelicot amapola мак',
  'kind:daisy': 'daisy daisies margerite',
  'kind:lavender': 'lavender lavendel',
  'kind:sunflower': 'sunflower sunflowers sonnenblume'
}

/** Oklch hue of a colour word, degrees; -1 for the greys. */
const hueWords: Record<string, string> = {
  '25': 'red crimson scarlet ruby rot rouge rojo rosso красный 红 赤',
  '55': 'orange amber copper rust terracotta оранжевый 橙',
  '85': 'gold golden yellow honey mustard gelb jaune amarillo giallo жёлтый желтый 黄 金',
  '145': 'green emerald olive lime grün vert verde зелёный зеленый 绿 緑',
  '190': 'teal turquoise cyan aqua mint türkis бирюзовый 青绿',
  '250': 'blue azure navy cobalt sapphire indigo blau bleu azul blu синий голубой 蓝 青',
  '305': 'purple violet lilac lavender mauve lila violett morado viola фиолетовый 紫',
  '350': 'pink magenta fuchsia rosa rose розовый 粉 粉红',
  '40': 'brown sepia chocolate braun marron коричневый 棕',
  '-1': 'grey gray silver white black grau gris grigio серый 灰 白 黑'
}

function table(source: Record<string, string>): Map<string, string[]> {
  const words = new Map<string, string[]>()
  for (const [tag, list] of Object.entries(source)) {
    for (const word of list.split(' ')) words.set(word, [...(words.get(word) ?? []), tag])
  }
  return words
}

const tagsOf = table(vocabulary)
const huesOf = table(hueWords)
const ideographs = /[\u3040-\u30ff\u4e00-\u9fff]/

/**
 * Words in lower case, in their order; texts without spaces between words are split into all substrings of 1 to 3
 * characters.
 */
export function wordsOf(text: string): string[] {
  const found =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return found.slice(0, 400).flatMap((word) => (ideographs.test(word) ? pieces(word.slice(0, 80)) : [word]))
}

function pieces(word: string): string[] {
  const characters = Array.from(word)
  return characters.flatMap((_, i) =>
    [3, 2, 1].filter((n) => i + n <= characters.length).map((n) => characters.slice(i, i + n).join(''))
  )
}

/** All tags named in a text, in the order of its words. */
export function tagsIn(text: string): string[] {
  return wordsOf(text).flatMap((word) => tagsOf.get(word) ?? tagsOf.get(word.replace(/s$/, '')) ?? [])
}

/** Hues named in a text, in degrees, in the order of its words; -1 is grey. */
export function huesIn(text: string): number[] {
  return wordsOf(text).flatMap((word) => (huesOf.get(word) ?? []).map(Number))
}
