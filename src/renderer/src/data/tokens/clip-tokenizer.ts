/**
 * The tokenizer of CLIP's text encoder, with which SD 1.5 and SDXL read prompts, 75 tokens at a time. The merges are
 * those of OpenAI's CLIP (MIT licence, see NOTICE); the rest of the vocabulary is derived from them.
 */
import { Tokenizer } from '@huggingface/tokenizers'

const start = '<|startoftext|>'
const end = '<|endoftext|>'

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** The printable character that represents each byte, in the order of CLIP's vocabulary. */
function byteCharacters(): string[] {
  const printable = [...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)]
  const others = range(0, 255).filter((byte) => !printable.includes(byte))
  return [...printable, ...others.map((_, index) => 256 + index)].map((code) => String.fromCharCode(code))
}

/** @param merges one pair per line, most frequent first: 48,894 of them */
function configuration(merges: readonly string[]): object {
  const characters = byteCharacters()
  const words = [
    ...characters,
    ...characters.map((character) => `${character}</w>`),
    ...merges.map((merge) => merge.replace(' ', '')),
    start,
    end
  ]
  return {
    version: '1.0',
    added_tokens: [start, end].map((content) => ({
      id: words.indexOf(content),
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true
    })),
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Lowercase' }
      ]
    },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        {
          type: 'Split',
          pattern: { Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" },
          behavior: 'Removed',
          invert: true
        },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false }
      ]
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: end,
      continuing_subword_prefix: '',
      end_of_word_suffix: '</w>',
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries(words.map((word, index) => [word, index])),
      merges
    }
  }
}

/** CLIP's tokens of a text, by number, without the start and the end token. */
export interface ClipTokenizer {
  encode(text: string): number[]
}

/** @param mergesText the content of clip-merges.txt */
export function createClipTokenizer(mergesText: string): ClipTokenizer {
  const merges = mergesText.split('\n').filter((line) => line !== '')
  const tokenizer = new Tokenizer(configuration(merges), { unk_token: end })
  return { encode: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids }
}
