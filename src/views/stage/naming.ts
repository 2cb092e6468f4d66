import type { Telling } from '../../i18n/sentences.ts';
import type { LabelOf, ProtocolTypes } from '../../sdk/types.ts';
import type { MessageModel, NodeModel } from './project.ts';

/** A short text of the protocol, in the language of the moment. */
export function labelText(label: LabelOf<ProtocolTypes> | null, { text, fmt }: Telling): string {
  return label === null ? '' : (text.labels[label.key]?.(label.params, fmt) ?? label.key);
}

/** All that is said of a node. */
export type NamedNode = Pick<
  NodeModel,
  'name' | 'role' | 'caption' | 'remark' | 'health' | 'clockWrong' | 'slowDisk'
>;

/** A node as one would say it: "s3, its role, its figure". What is wrong with it comes last. */
export function nodeName(node: NamedNode, telling: Telling): string {
  const { words, text } = telling;
  return [
    node.name,
    node.role === null ? '' : (text.roles[node.role] ?? node.role),
    labelText(node.caption, telling),
    labelText(node.remark, telling),
    node.health === 'up' ? '' : words.health[node.health],
    node.clockWrong ? words.stage.clockWrong : '',
    node.slowDisk ? words.stage.slowDisk : '',
  ]
    .filter((part) => part !== '')
    .join(words.listing);
}

export function messageName(message: MessageModel, { words, fmt }: Telling): string {
  const { stage } = words;
  const name = stage.message(message.label, fmt.node(message.sender), fmt.node(message.receiver));
  if (message.held) return name + words.listing + stage.held;
  return message.lost ? name + words.listing + stage.lost : name;
}
