/** The query, not the hash, says so: a link without answers stays one from step to step. */
export const HIDDEN = ['answers', '0'] as const

/** True if the page was opened by a link that hides answers and explanations. */
export const answersHidden = (): boolean => new URLSearchParams(location.search).get(HIDDEN[0]) === HIDDEN[1]
