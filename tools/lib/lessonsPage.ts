/** The text of docs/lessons.md: what each lesson asks and covers, and the claims that the tests measure. */
import { lessons as texts } from '../../src/i18n/en/lessons/all'
import { lessons } from '../../src/lessons/all'
import type { Claim, Lesson } from '../../src/lessons/define'
import { HEADINGS, type Heading } from '../../src/lessons/headings'

const HEADING_NAMES: Readonly<Record<Heading, string>> = {
  '1.1': 'Multi-task learning',
  '1.2': 'Forward and backward pass',
  '1.3': 'Shared layers and task heads',
  '2.1.1': 'What a loss is for',
  '2.1.2': 'One task against several',
  '2.2.1': 'The loss as a mean over samples',
  '2.2.2': 'Consistent, robust, differentiable, cheap; which loss for which task',
  '2.3.1': 'Gradient descent, SGD, momentum, RMSprop, Adam',
  '2.3.2': 'Learning-rate decay, batch normalisation, L1 and L2, gradient clipping',
  '3.1.1': 'Average',
  '3.1.2': 'Weighted sum',
  '3.1.3': 'Tasks introduced step by step',
}

const textOf = (id: string) => (texts as Readonly<Record<string, { readonly title: string; readonly aim: string }>>)[id]
const named = (lesson: Lesson): string => textOf(lesson.id).title

export function lessonsPage(): string {
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
  const claims = lessons.reduce((sum, lesson) => sum + lesson.claims.length, 0)
  return [
    '# Lessons',
    '',
    `${lessons.length} lessons, about ${minutes} minutes, with ${claims} claims that tests measure. Written by \`npm run docs\` from \`src/lessons\`. Every claim trains its set-ups on the CPU engine for several seeds of data and parameters; its effect has to reach the margin for each seed, and the same number with the supposed cause taken away has to stay below the bound of the control. \`npm run check:lessons\` prints what is measured. [A plan for one hour](lecture.md) chooses from them.`,
    '',
    '| | lesson | question | minutes | headings |',
    '| --- | --- | --- | --- | --- |',
    ...lessons.map((lesson, i) =>
      row([i + 1, named(lesson), textOf(lesson.id).aim, lesson.minutes, headingsOf(lesson)]),
    ),
    '',
    '## Headings of the founding article',
    '',
    '| heading | | lessons |',
    '| --- | --- | --- |',
    ...HEADINGS.map((heading) => row([heading, HEADING_NAMES[heading], covering(heading)])),
    '',
    '## Claims',
    '',
    ...lessons.flatMap((lesson, i) => [
      `### ${i + 1}. ${named(lesson)} (\`${lesson.id}\`)`,
      '',
      '| claim | effect, at least | control, below | seeds |',
      '| --- | --- | --- | --- |',
      ...lesson.claims.map(claimRow),
      '',
    ]),
  ].join('\n')
}

const row = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`

const headingsOf = ({ covers }: Lesson): string => covers.join(', ')

const covering = (heading: Heading): string =>
  lessons
    .filter(({ covers }) => covers.includes(heading))
    .map(named)
    .join('; ') || '–'

const claimRow = ({ says, margin, gone, seeds }: Claim): string => row([says, margin, gone, seeds.join(', ')])
