import { useText } from '../hooks/useText'
import { usePrinting } from '../print/Printing'
import { PrintSheet } from '../print/PrintSheet'
import { useLanes } from './useLanes'

/** The lanes in words; shown only in print. */
export function LanesSheet() {
  return usePrinting() ? <Sheet /> : null
}

function Sheet() {
  const text = useText('compare')
  const lanes = useLanes().filter(({ hidden }) => !hidden)
  return <PrintSheet lines={[[text('lanes'), lanes.map(({ name }) => name).join(' · ')]]} />
}
