/** Runs in the page. Scrolls every visible control into view and checks that a click there would hit it. */
export function covered(): { readonly seen: number; readonly faults: readonly string[] } {
  const CONTROLS = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=slider]'
  const CARDS = '.card, .top, .transport, .notice, .setup-changed, .panel, dialog'
  const controls = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (control) =>
      control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      control.getBoundingClientRect().width > 1 &&
      // Skip links are visible only while they have the focus.
      !control.closest('.skips') &&
      !control.closest('svg'),
  )
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class')} "${
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)
    }"`
  const SLACK = 1.5
  const lies = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - SLACK &&
    inner.right <= outer.right + SLACK &&
    inner.top >= outer.top - SLACK &&
    inner.bottom <= outer.bottom + SLACK
  const faults: string[] = []
  for (const control of controls) {
    control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    // The track of a switch is drawn in the label of its input.
    const target = control.closest('label') ?? control
    const box = control.getBoundingClientRect()
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    // Handles in a drawing may overlap: their values determine where they are.
    const drawn = control.matches('.tug-handle') && top?.matches('.tug-handle')
    if (!drawn && (!top || !(target.contains(top) || top.contains(control))))
      faults.push(`${nameOf(control)} is covered by ${top ? nameOf(top) : 'nothing: it lies outside the window'}`)
    else if (top && top !== control && top.contains(control) && !control.matches('input'))
      faults.push(`${nameOf(control)} cannot be hit: ${nameOf(top)} is hit instead`)
    const card = control.closest(CARDS)
    if (card && !lies(box, card.getBoundingClientRect())) faults.push(`${nameOf(control)} lies outside ${nameOf(card)}`)
    for (let parent = control.parentElement; parent && parent !== card; parent = parent.parentElement) {
      const { overflow } = getComputedStyle(parent)
      const clip = parent.getBoundingClientRect()
      // A picture taller than its scroll area is read by scrolling.
      const scrolled = overflow.includes('auto') && box.height > clip.height && parent.scrollHeight >= box.height
      if (overflow === 'visible' || scrolled) continue
      if (!lies(box, clip)) faults.push(`${nameOf(control)} is cut off by ${nameOf(parent)}`)
    }
    if (box.left < -SLACK || box.right > innerWidth + SLACK) faults.push(`${nameOf(control)} lies outside the window`)
  }
  return { seen: controls.length, faults }
}
