import type { ReactNode } from 'react'
import type { Statistics } from '../../../../shared/domain/statistics.ts'
import { t } from '../../../../shared/messages/t.ts'
import { formatCount } from '../../../../shared/words/count.ts'
import { BarList } from './plots/bar-list.tsx'
import { PlotFrame } from './plots/plot-frame.tsx'
import { showInGallery } from './show-in-gallery.ts'

interface Props {
  statistics: Statistics
  within: { from?: number; to?: number }
}

const shown = 14

interface WordsProps {
  title: string
  words: Statistics['words']
  note?: string | undefined
  onWord: (word: string) => void
}

function Words({ title, words, note, onWord }: WordsProps): ReactNode {
  return (
    <PlotFrame
      title={title}
      note={note}
      table={{
        columns: [t('statistics.wordsSection.words'), t('statistics.wordsSection.pictures')],
        rows: words.map(({ word, pictures }) => [word, pictures])
      }}
    >
      <BarList
        bars={words.slice(0, shown).map(({ word, pictures }) => ({
          key: word,
          label: word,
          value: pictures,
          shown: formatCount(pictures),
          act: { label: t('statistics.wordsSection.showInGallery'), run: () => onWord(word) }
        }))}
      />
    </PlotFrame>
  )
}

/** The words of prompts, and the tags. */
export function WordsSection({ statistics, within }: Props): ReactNode {
  const { phrases, words, tags, promptsRead, pictures } = statistics
  const note = promptsRead < pictures ? t('statistics.wordsSection.counted', { count: promptsRead }) : undefined
  return (
    <>
      {phrases.length > 0 ? (
        <Words
          title={t('statistics.wordsSection.mostUsedPhrases')}
          words={phrases}
          note={note}
          onWord={(word) => showInGallery(within, `"${word}"`)}
        />
      ) : null}
      {words.length > 0 ? (
        <Words
          title={t('statistics.wordsSection.mostUsedWords')}
          words={words}
          note={note}
          onWord={(word) => showInGallery(within, word)}
        />
      ) : null}
      {tags.length > 0 ? (
        <Words
          title={t('statistics.wordsSection.mostUsedTags')}
          words={tags}
          onWord={(tag) => showInGallery({ ...within, tags: [tag] })}
        />
      ) : null}
    </>
  )
}
