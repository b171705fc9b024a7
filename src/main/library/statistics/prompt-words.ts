/** The parts of prompts: phrases between commas, and words. */

/** English words that say nothing about a picture. */
const passedOver = new Set(
  (
    'and the with for from into over under that this are was were has have had not but its his her their our your ' +
    'very some any all one two out off near onto upon than then them they you who which while where there here only ' +
    'just also like'
  ).split(' ')
)
const word = /[\p{L}\p{M}][\p{L}\p{M}\p{N}'’-]*/gu
/** Weights and brackets of the front ends: "(red hat:1.2)", "[[x]]", "<lora:x:1>". */
const marks = /<[^<>]*>|:[\d.]+(?=[)\]])|[()[\]{}]/g

const least = 3
const mostPhrase = 60

export class PromptWords {
  private readonly phrases = new Map<string, number>()
  private readonly words = new Map<string, number>()
  read = 0

  /** A phrase or word that occurs twice in a prompt counts once. */
  add(prompt: string): void {
    this.read += 1
    const plain = prompt.replaceAll(marks, ' ').toLowerCase()
    for (const phrase of new Set(plain.split(/[,;.|\n，、。；]/).map((part) => part.trim().replaceAll(/\s+/g, ' ')))) {
      if (phrase.length >= 2 && phrase.length <= mostPhrase) count(this.phrases, phrase)
    }
    for (const one of new Set(plain.match(word)))
      if (one.length >= least && !passedOver.has(one)) count(this.words, one)
  }

  /** Most used first; what occurs in only one prompt is no habit, unless there is nothing else. */
  most(of: 'phrases' | 'words', howMany: number): { word: string; pictures: number }[] {
    return [...this[of]]
      .filter(([, pictures]) => pictures > 1 || this.read < 5)
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, howMany)
      .map(([text, pictures]) => ({ word: text, pictures }))
  }
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}
