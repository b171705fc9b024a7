import type { Field } from '../../../../shared/domain/field.ts'
import { namesOf } from '../../../../shared/domain/field.ts'
import { parameterTable } from '../../../../shared/domain/parameter-table.ts'
import type { ParameterName } from '../../../../shared/domain/parameters.ts'
import { formatList } from '../../../../shared/words/list.ts'

/** A parameter's name in a form that has it, or else its general name. Width and height share one: the size. */
export function parameterLabel(name: ParameterName, fields: readonly Field[] = []): string {
  return fields.find((field) => namesOf(field).includes(name))?.label ?? parameterTable[name].label
}

/** "Seed", "Seed and Size", "Seed, Size and Steps", each once. */
export function inWords(names: readonly string[]): string {
  return formatList([...new Set(names)])
}
