import { useEffect, useState } from 'react'
import { type TestImages, testImagesOf } from '../../core/problems/testImages'
import { useConfig } from './useStores'

/** The images of the test rows that are shown; null before they are made, and for a problem without images. */
export function useTestImages(): TestImages | null {
  const { problem, tasks } = useConfig(({ problem, tasks }) => ({ problem, tasks }))
  const targets = tasks.map(({ target }) => target).join()
  const [images, setImages] = useState<TestImages | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `targets` stands for the tasks
  useEffect(() => {
    // Some thousand images take some milliseconds, which must not delay the part that shows them.
    const timer = window.setTimeout(() => setImages(testImagesOf(problem, tasks)))
    return () => window.clearTimeout(timer)
  }, [problem, targets])
  return images
}
