import { type CsvStyle, csvStyles } from '../../share/csvStyle'
import { MenuItem } from './MenuItem'

/** Entries of a menu: one for each style of CSV, that of the reader's locale first. */
export function CsvItems(props: {
  readonly label: (key: 'csv' | 'csvDecimalComma') => string
  readonly close: () => void
  readonly onSave: (style: CsvStyle) => void
}) {
  return csvStyles(navigator.language).map((style) => (
    <MenuItem
      key={style.decimal}
      label={props.label(style.decimal === ',' ? 'csvDecimalComma' : 'csv')}
      onPress={() => {
        props.close()
        props.onSave(style)
      }}
    />
  ))
}
