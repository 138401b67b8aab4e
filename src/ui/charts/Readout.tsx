import { useEffect, useRef } from 'react'
import { viewStore } from '../../state/view'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { columnsOf } from './LiveLayer'
import type { ChartModel } from './model'

/** Every value of a chart at the step under the pointer, written into place without a render. */
export function Readout({ model }: { readonly model: ChartModel }) {
  const box = useRef<HTMLDivElement>(null)
  const text = useText('curves')
  const format = useFormat()
  useEffect(() => {
    const show = (step: number | null) => {
      const element = box.current
      if (!element) return
      element.hidden = step === null || model.history.length === 0
      if (step === null || model.history.length === 0) return
      const index = model.history.indexAt(step)
      const columns = columnsOf(model)
      element.replaceChildren(
        entry(text('atStep', { step: format.integer(model.history.steps[index]) }), 'var(--ink-2)'),
        ...model.lines.map((line, k) => entry(`${line.label} ${model.format(columns[k][index])}`, line.ink)),
      )
    }
    show(viewStore.getState().hoverStep)
    return viewStore.subscribe((view, before) => {
      if (view.hoverStep !== before.hoverStep) show(view.hoverStep)
    })
  }, [model, text, format])
  return <div ref={box} className="readout-box num" aria-hidden="true" hidden />
}

function entry(content: string, color: string): HTMLSpanElement {
  const span = document.createElement('span')
  span.textContent = content
  span.style.color = color
  return span
}
