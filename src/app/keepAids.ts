import { type Aids, aids } from '../views/tools/aids.ts';
import { recall, remember } from './storage.ts';

const NAMES: readonly (keyof Aids)[] = ['singleKeys', 'telling'];

/** Sets what was chosen last about keys and reading aloud, and keeps it from then on. */
export function keepAids(): void {
  for (const name of NAMES) if (recall(name) === 'off') aids.setState({ [name]: false });
  aids.subscribe((now, before) => {
    for (const name of NAMES)
      if (now[name] !== before[name]) remember(name, now[name] ? 'on' : 'off');
  });
}
