import { TextInput } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import type { ExportSurvey } from '../../../../shared/domain/export.ts'
import { t } from '../../../../shared/messages/t.ts'
import { longestPattern, nameBy, readPattern, tokens } from '../../../../shared/naming/file-pattern.ts'
import { Chip, ChipRow } from '../../ui/chip.tsx'
import classes from './export.module.css'

interface Props {
  value: string
  onChange: (pattern: string) => void
  survey: ExportSurvey | null
  /** ".png", for each of the survey's samples. */
  endingOf: (mime: ExportSurvey['samples'][number]['picture']['mime']) => string
}

/** The pattern of the file names, its tokens, and the resulting names of actual pictures. */
export function PatternField({ value, onChange, survey, endingOf }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const pattern = readPattern(value)
  const insert = (token: string): void => {
    const field = input.current
    const [from, to] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length]
    onChange(`${value.slice(0, from)}{${token}}${value.slice(to)}`.slice(0, longestPattern))
    const at = from + token.length + 2
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(at, at)
    })
  }
  return (
    <div>
      <TextInput
        ref={input}
        label={t('export.patternField.fileNames')}
        value={value}
        maxLength={longestPattern}
        spellCheck={false}
        error={typeof pattern === 'string' ? pattern : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={classes.tokens}>
        <ChipRow label={t('export.patternField.insert')}>
          {tokens.map(({ name, means }) => (
            <Chip key={name} tooltip={means} onClick={() => insert(name)}>
              {name}
            </Chip>
          ))}
        </ChipRow>
      </div>
      <ul className={classes.names} aria-label={t('export.patternField.preview')}>
        {typeof pattern === 'string' || survey === null
          ? null
          : survey.samples.map(({ n, picture }, at) => (
              <li
                key={picture.id}
                data-last={
                  at > 0 && n > (survey.samples[at - 1]?.n ?? 0) + 1
                    ? t('export.patternField.number', { n })
                    : undefined
                }
              >
                {nameBy(pattern, picture, { n, total: survey.count })}
                <span>{endingOf(picture.mime)}</span>
              </li>
            ))}
      </ul>
    </div>
  )
}
