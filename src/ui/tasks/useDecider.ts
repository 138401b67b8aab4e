import { followsSliders } from '../../core/weightings/declared'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'

/** The name of the method that decides the weights; null where the weights follow the sliders. */
export function useDecider(): string | null {
  const weighting = useConfig((config) => config.weighting)
  const methods = useText('methods')
  return followsSliders(weighting) ? null : (methods.maybe(`${weighting.id}.name`) ?? weighting.id)
}
