import * as z from 'zod/mini';
import { micros } from '../../src/core/ids.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import { nodeForm, type WrittenProtocol } from '../../src/sdk/forms.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';

const time = (at: number): string => (at / 1000).toFixed(3).padStart(10);

/** A conversation as text: what arrived, what was said in answer, and the story's sentence about it. */
export function conversation<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  until: number,
): string {
  const scenario = readScenario(protocol, file);
  const records: TraceRecord<T>[] = [];
  const simulator = createSimulator(protocol, scenario, { sink: (record) => records.push(record) });
  simulator.run({ time: micros(until), events: null });
  const { names } = simulator;
  const forms = protocol.forms(nodeForm(names));
  const fmt = createFormatter('en', names);
  const name = (id: number | null): string => (id === null ? 'all' : (names[id] ?? '?'));
  const message = (value: T['message']): string => {
    const { type, ...fields } = z.encode(forms.message, value) as Record<string, unknown>;
    const said = Object.entries(fields).map(([key, field]) => `${key}=${JSON.stringify(field)}`);
    return `${type} ${said.join(' ')}`;
  };
  const line = (record: TraceRecord<T>): string | null => {
    const at = time(record.at);
    const blank = ' '.repeat(at.length);
    const node = name(record.node);
    switch (record.kind) {
      case 'start':
        return `${at}  ${node} starts`;
      case 'deliver':
        return `${at}  ${name(record.envelope.from)} → ${node}  ${message(record.envelope.message)}`;
      case 'drop':
        return `${at}  ${name(record.envelope.from)} → ${node}  lost: ${record.envelope.message.type}`;
      case 'timer':
        return `${at}  ${node}  timer ${record.timer.type}`;
      case 'request':
        return `${at}  ${node}  asked ${JSON.stringify(z.encode(forms.request, record.request))}`;
      case 'command':
        return `${at}  ${record.command.do} ${node === 'all' ? '' : node}`.trimEnd();
      case 'send':
        return `${blank}    to ${name(record.envelope.to)}: ${message(record.envelope.message)}`;
      case 'reply':
        return `${blank}    answers ${JSON.stringify(z.encode(forms.response, record.response))}`;
      case 'persist':
        return `${blank}    writes its durable state`;
      case 'role':
        return `${blank}    ${record.from} → ${record.to} (${record.event})`;
      case 'note': {
        const { key, params } = record.note as { key: string; params: object };
        const sentence = protocol.text.en.notes[key as keyof T['notes'] & string];
        return `${blank}  # ${sentence(params as never, fmt)}`;
      }
      default:
        return `${at}  ${node}  ${record.kind}`;
    }
  };
  return records.map(line).join('\n');
}
