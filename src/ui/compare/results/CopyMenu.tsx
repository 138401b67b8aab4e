import { csvStyles } from '../../../share/csvStyle'
import { type TableFormat, tableAs } from '../../../share/tables'
import { lastCommonStep } from '../../../state/compare/results'
import { Disclosed } from '../../controls/Disclosed'
import { MenuItem } from '../../controls/MenuItem'
import { saveFile } from '../../files/saveFile'
import { useCopied } from '../../hooks/useCopied'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { useLanes } from '../useLanes'
import { numbersTable, readableTable, type Words } from './resultTables'
import type { ResultColumn, ResultModel, ResultRow } from './tableModel'
import { useColumnText } from './useResults'

const FORMATS: readonly TableFormat[] = ['markdown', 'csv', 'latex']

/** Copies the table as it is shown, for a paper or a README, or downloads all its columns for a spreadsheet. */
export function CopyMenu(props: {
  readonly model: ResultModel
  readonly rows: readonly ResultRow[]
  /** The columns that are shown. */
  readonly columns: readonly ResultColumn[]
  readonly disabled: boolean
}) {
  const { model, rows, columns } = props
  const text = useText('compareResults')
  const words = useWords()
  const { copied, copy } = useCopied('tableCopyFailed')
  const [style] = csvStyles(navigator.language)
  const content = (format: TableFormat) =>
    tableAs(
      format,
      format === 'csv' ? numbersTable(model, rows, words) : readableTable(model, rows, columns, words),
      style,
    )
  return (
    <>
      <Disclosed
        label={text('table.copyAs')}
        className="btn small"
        disabled={props.disabled}
        button={copied ? text('table.copied') : text('table.copyAs')}
      >
        {(close) => (
          <div className="menu">
            {FORMATS.map((format) => (
              <MenuItem
                key={format}
                label={text(`table.${format}`)}
                onPress={() => {
                  close()
                  void copy(content(format))
                }}
              />
            ))}
            <MenuItem
              label={text('table.download')}
              onPress={() => {
                close()
                saveFile('csv', content('csv'))
              }}
            />
          </div>
        )}
      </Disclosed>
      <span className="visually-hidden" role="status">
        {copied ? text('table.copied') : ''}
      </span>
    </>
  )
}

function useWords(): Words {
  const text = useText('compareResults')
  const format = useFormat()
  const lanes = useLanes()
  const { title } = useColumnText()
  return {
    title,
    caption: ({ key, seeds }) => text(`table.${key}`, { seeds, step: format.integer(lastCommonStep()) }),
    spread: (of) => text('table.spread', { title: of }),
    lane: text('table.lane'),
    seeds: text('table.seeds'),
    diverged: text('table.diverged'),
    laneName: (lane) => lanes[lane]?.name ?? '',
    fixed: format.fixed,
    percent: format.percent,
    some: (known, seeds) => text('table.some', { known, seeds }),
  }
}
