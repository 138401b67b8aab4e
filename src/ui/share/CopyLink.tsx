import { LONGEST_HASH } from '../../share/link'
import { currentHash } from '../../state/address'
import { notify } from '../../state/notices'
import { Icon } from '../controls/Icon'
import { useCopied } from '../hooks/useCopied'
import { useText } from '../hooks/useText'

/** Copies the page's address, which carries the set-up and its edits. */
export function CopyLink() {
  const text = useText('interface')
  const share = useText('share')
  const { copied, copy } = useCopied('copyFailed')
  const copyLink = () => {
    const link = new URL(location.href)
    link.hash = currentHash()
    if (link.hash.length > LONGEST_HASH) {
      notify({ kind: 'warning', key: 'linkTooLong' })
      return
    }
    void copy(link.href)
  }
  return (
    <>
      <button type="button" className="btn on copy-link" title={text('commands.copyLink')} onClick={copyLink}>
        <Icon name={copied ? 'check' : 'link'} />
        <span className="wide-label">{copied ? share('copied') : text('commands.copyLink')}</span>
      </button>
      <span className="visually-hidden" role="status">
        {copied ? share('copied') : ''}
      </span>
    </>
  )
}
