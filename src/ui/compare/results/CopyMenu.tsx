import { useEffect, useState } from 'react'
import { type TableFormat, tableAs } from '../../../share/tables'
import { notify } from '../../../state/problems'
import { Disclosed } from '../../controls/Disclosed'
import { MenuItem } from '../../controls/MenuItem'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { writeClipboard } from '../../share/CopyLink'
import { fileName, saveFile } from '../../share/files'
import { useLanes } from '../useLanes'
import { numbersTable, readableTable, type Words } from './resultTables'
import type { ResultModel, ResultRow } from './tableModel'
import { useColumnText } from './useResults'

const CONFIRMED_FOR = 2500
const FORMATS: readonly TableFormat[] = ['markdown', 'csv', 'latex']

/** The table as it stands, every column of it, for a paper, a README or a spreadsheet. */
export function CopyMenu(props: {
  readonly model: ResultModel
  readonly rows: readonly ResultRow[]
  readonly disabled: boolean
}) {
  const { model, rows } = props
  const text = useText('compareResults')
  const words = useWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = window.setTimeout(() => setCopied(false), CONFIRMED_FOR)
    return () => window.clearTimeout(timer)
  }, [copied])
  const content = (format: TableFormat) =>
    tableAs(format, format === 'csv' ? numbersTable(model, rows, words) : readableTable(model, rows, words))
  const copy = async (format: TableFormat) => {
    if (await writeClipboard(content(format))) setCopied(true)
    else notify({ kind: 'warning', key: 'tableCopyFailed' })
  }
  const download = () => {
    const name = fileName('csv', new Date())
    saveFile(name, 'text/csv', content('csv'))
    notify({ kind: 'info', key: 'exported', values: { file: name } })
  }
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
                  void copy(format)
                }}
              />
            ))}
            <MenuItem
              label={text('table.download')}
              onPress={() => {
                close()
                download()
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
