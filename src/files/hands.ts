import type { Micros } from '../core/ids.ts';
import type { Command } from '../sdk/command.ts';
import type { Form, WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { KindOf, ProtocolTypes } from '../sdk/types.ts';
import { MAX_CLUSTERS } from './bounds.ts';
import { commandForm } from './commands.ts';
import { refuse } from './input.ts';
import { Roster } from './names.ts';
import { wordsOf } from './words.ts';

/** A node that joined a run. */
export interface Joined<T extends ProtocolTypes> {
  readonly at: Micros;
  readonly kind: KindOf<T>;
}

/**
 * The forms of commands given by hand. They name nodes, and which nodes there are depends on the moment: the script adds
 * some, and so do earlier commands by hand. Where both do at one moment, the script counts as first; so it is in the
 * reading and in the printing, and what a name stands for survives both.
 */
export class HandForms<T extends ProtocolTypes> {
  private readonly protocol: WrittenProtocol<T>;
  private readonly members: Scenario<T>['members'];
  private readonly scripted: readonly Joined<T>[];
  private readonly forms = new Map<string, Form<Command<T>>>();

  constructor(protocol: WrittenProtocol<T>, { members, script }: Scenario<T>) {
    this.protocol = protocol;
    this.members = members;
    this.scripted = script.flatMap(({ at, command }) =>
      command.do === 'add' ? [{ at, kind: command.kind }] : [],
    );
  }

  /** The form of a command at a moment; `byHand` are the nodes that earlier ones have added. */
  at(moment: Micros, byHand: readonly Joined<T>[]): Form<Command<T>> {
    const scripted = this.scripted.filter(({ at }) => at <= moment);
    const joined = [...scripted, ...byHand].sort((a, b) => a.at - b.at).map(({ kind }) => kind);
    const key = joined.join();
    const known = this.forms.get(key);
    if (known) return known;
    if (this.forms.size >= MAX_CLUSTERS) {
      refuse(['branches'], joined.length, `at most ${MAX_CLUSTERS} different clusters`);
    }
    const roster = new Roster(this.protocol, this.members);
    for (const kind of joined) roster.add(kind);
    const form = commandForm(wordsOf(this.protocol, roster.names)) as unknown as Form<Command<T>>;
    this.forms.set(key, form);
    return form;
  }
}
