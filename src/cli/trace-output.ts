import { closeSync, openSync, writeSync } from 'node:fs';
import { refuse } from '../files/input.ts';
import { TraceWriter } from '../files/trace.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { reasonOf } from './io.ts';

const BUFFER = 1 << 16;

/** The file of `--trace`. */
export class TraceOutput {
  private readonly file: number;
  private readonly writer: TraceWriter<ProtocolTypes>;
  private pending: string;

  constructor(
    path: string,
    protocol: WrittenProtocol<ProtocolTypes>,
    scenario: Scenario<ProtocolTypes>,
  ) {
    this.writer = new TraceWriter(protocol, scenario);
    this.pending = this.writer.header;
    try {
      this.file = openSync(path, 'w');
    } catch (error) {
      refuse(['--trace'], path, `a file that can be written (${reasonOf(error)})`);
    }
  }

  write(record: TraceRecord<ProtocolTypes>): void {
    this.pending += this.writer.line(record);
    if (this.pending.length > BUFFER) this.flush();
  }

  end(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.pending);
    this.pending = '';
  }
}
