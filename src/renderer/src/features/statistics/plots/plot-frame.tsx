import { Table, UnstyledButton } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { t } from '../../../../../shared/messages/t.ts'
import classes from './plots.module.css'

export interface PlotTable {
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

interface Props {
  title: string
  /** One plain sentence on what is shown, or what is not. */
  note?: ReactNode
  /** The same figures for reading and copying. */
  table: PlotTable
  wide?: boolean
  children: ReactNode
}

/** Most rows shown in a table; thousands of days are no readable list. */
const mostRows = 400

/** A chart with its title, also available as a table. */
export function PlotFrame({ title, note, table, wide, children }: Props): ReactNode {
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  return (
    <section className={classes.frame} data-wide={wide || undefined} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id}>{title}</h2>
        {table.rows.length === 0 ? null : (
          <UnstyledButton className={classes.asTable} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? t('statistics.plotFrame.showAsChart') : t('statistics.plotFrame.showAsTable')}
          </UnstyledButton>
        )}
      </header>
      {asTable ? <Figures title={title} {...table} /> : children}
      {note ? <p className={classes.note}>{note}</p> : null}
    </section>
  )
}

function Figures({ title, columns, rows }: PlotTable & { title: string }): ReactNode {
  return (
    <div
      className={classes.tableScroll}
      tabIndex={0}
      role="region"
      aria-label={t('statistics.plotFrame.table', { title })}
    >
      <Table className={classes.table} withRowBorders={false} verticalSpacing={3} data-selectable>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, mostRows).map((row) => (
            <Table.Tr key={row.join('\t')}>
              {row.map((value, at) => (
                <Table.Td key={columns[at]}>{value}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > mostRows ? (
        <p className={classes.note}>{t('statistics.plotFrame.firstLines', { shown: mostRows, count: rows.length })}</p>
      ) : null}
    </div>
  )
}
