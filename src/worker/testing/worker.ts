/** The worker of the tests: the page's worker, which also answers the questions of `questions.ts`. */
import './answers'
import '../entry'
