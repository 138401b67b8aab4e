// npm start: installs, builds and serves the playground. Needs nothing but Node.
import { bin, installPackages, requireNode, show } from './lib/install.mjs'

requireNode()
installPackages()
console.log('Building …')
const built = show(bin('vite'), ['build', '--logLevel', 'warn'])
if (built !== 0) process.exit(built)
// `vite preview` prints the address. If the port is taken it uses the next one.
process.exit(show(bin('vite'), ['preview', '--port', process.env.PORT ?? '4173', ...process.argv.slice(2)]))
