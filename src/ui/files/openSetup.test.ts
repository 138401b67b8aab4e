import { expect, test } from 'vitest'
import { configStore } from '../../state/config'
import { noticeStore } from '../../state/notices'
import { freshStores } from '../../state/testing/page'
import { openSetup } from './openSetup'

test('a file that cannot be read is named, and nothing changes', async () => {
  freshStores()
  const { recording } = configStore.getState()
  class Locked extends File {
    override slice(): Blob {
      const part = new Blob()
      part.text = () => Promise.reject(new DOMException('', 'NotReadableError'))
      return part
    }
  }
  await openSetup(new Locked([], `${'long '.repeat(30)}.json`))
  const [{ key, values }] = noticeStore.getState().notices
  expect(key).toBe('fileUnreadable')
  expect(String(values?.file)).toMatch(/^long long .*…$/)
  expect(String(values?.file)).toHaveLength(40)
  expect(configStore.getState().recording).toBe(recording)
})
