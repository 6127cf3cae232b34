// What the signs of the grid mean.
import { InheritedIcon, WrittenIcon } from './icons.tsx'

export function CellsLegend() {
  return (
    <ul class="legend" aria-label="Signs">
      <li>
        <WrittenIcon effect="GRANT" /> GRANT is written
      </li>
      <li>
        <WrittenIcon effect="DENY" /> DENY is written
      </li>
      <li>
        <InheritedIcon effect="GRANT" /> <InheritedIcon effect="DENY" /> not written here: what it says globally
      </li>
      <li>
        <InheritedIcon effect={null} /> says nothing: the next step is asked
      </li>
      <li>
        <span class="derived-sign">C+U</span> follows from CREATE and UPDATE
      </li>
      <li>
        <span class="swatch asked" /> asked by the simulator
      </li>
      <li>
        <span class="swatch decides" /> decides
      </li>
    </ul>
  )
}

export function AnswersLegend() {
  return (
    <ul class="legend" aria-label="Words">
      <li>own: objects that the caller owns</li>
      <li>others: objects of others, not the caller's own</li>
      <li>+ entries: entries of an object (step 1) can say otherwise</li>
      <li>steps 4, 5: own objects at step 4, others at step 5</li>
    </ul>
  )
}
