import { expect, test } from 'vitest'
import { usualMap } from '../../core/maps/readyMade'
import { encodeMapJson } from '../../share/mapJson'
import { configStore } from '../../state/config'
import { mapStore } from '../../state/map/store'
import { noticeStore } from '../../state/notices'
import { screenStore } from '../../state/screen'
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

test('the file of a map opens in the maps, and the run stays as it is', async () => {
  freshStores()
  const { recording } = configStore.getState()
  const setup = { ...usualMap(recording), steps: 77 }
  await openSetup(new File([encodeMapJson({ name: 'Monday', setup, results: new Map() })], 'map.json'))
  expect(screenStore.getState().screen).toBe('map')
  expect(mapStore.getState().setup).toEqual(setup)
  expect(configStore.getState().recording).toBe(recording)
})
