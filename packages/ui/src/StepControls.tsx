import type { Granularity, Move } from '@nonlocal/scope';
import { ActionButton } from './ActionButton.tsx';

export interface StepControlsProps {
  readonly granularity: Granularity;
  readonly onGranularity: (granularity: Granularity) => void;
  readonly onMove: (move: Move) => void;
  readonly onToCursor: () => void;
  readonly onBack: () => void;
  readonly onRestart: () => void;
  /** Why no step forward is possible, `null` if one is. */
  readonly forwardBecause: string | null;
  readonly backBecause: string | null;
}

const granularities: readonly { readonly id: Granularity; readonly label: string; readonly hint: string }[] = [
  { id: 'line', label: 'Line', hint: 'A step is a line' },
  { id: 'expression', label: 'Expression', hint: 'A step is a part of an expression, with its value' },
  { id: 'instruction', label: 'Instruction', hint: 'A step is one instruction of the virtual machine' },
];

export function StepControls(props: StepControlsProps) {
  const { forwardBecause, backBecause, onMove } = props;
  return (
    <div class="step-controls" role="toolbar" aria-label="Steps">
      <div class="button-group">
        <ActionButton icon="restart" label="Restart" because={backBecause} onPress={props.onRestart} />
        <ActionButton icon="back" label="Back" action="back" because={backBecause} onPress={props.onBack} />
        <ActionButton
          icon="into"
          label="Step into"
          action="into"
          because={forwardBecause}
          isPrimary
          onPress={() => onMove({ kind: 'into' })}
        />
        <ActionButton
          icon="over"
          label="Step over"
          action="over"
          because={forwardBecause}
          onPress={() => onMove({ kind: 'over' })}
        />
        <ActionButton
          icon="out"
          label="Step out"
          action="out"
          because={forwardBecause}
          onPress={() => onMove({ kind: 'out' })}
        />
        <ActionButton
          icon="scope"
          label="To the next call or return"
          because={forwardBecause}
          onPress={() => onMove({ kind: 'toScopeChange' })}
        />
        <ActionButton
          icon="cursor"
          label="Run to the cursor"
          action="toCursor"
          because={forwardBecause}
          onPress={props.onToCursor}
        />
        <ActionButton
          icon="run"
          label="Run"
          action="run"
          because={forwardBecause}
          onPress={() => onMove({ kind: 'continue' })}
        />
      </div>
      <fieldset class="segments">
        <legend class="visually-hidden">Size of a step</legend>
        {granularities.map(({ id, label, hint }) => (
          <label key={id} title={hint} class={id === props.granularity ? 'is-chosen' : ''}>
            <input
              type="radio"
              name="granularity"
              value={id}
              checked={id === props.granularity}
              onChange={() => props.onGranularity(id)}
              // A mouse's choice is done: the arrows mean steps again. Those who came by keyboard stay.
              onClick={(event) => event.detail > 0 && event.currentTarget.blur()}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
