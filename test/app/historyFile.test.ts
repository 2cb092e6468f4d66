import { expect, test } from 'vitest';
import { isHistory, readHistoryFile } from '../../src/app/reading/historyFile.ts';
import { models } from '../../src/checkers/history/models.ts';
import { problems as zh } from '../../src/i18n/exhibit/zh/problems.ts';

const line = (process: number, type: string, f: string, value: unknown = null) =>
  `${JSON.stringify({ process, type, f, value })}\n`;

test('a history is known by its first line', () => {
  expect(isHistory(`\n${line(0, 'invoke', 'read')}`)).toBe(true);
  expect(isHistory('{"version":1,"protocol":"raft"}')).toBe(false);
  expect(isHistory('{"version":2,"scenario":{},"seed":1}\n{}')).toBe(false);
  expect(isHistory('[1]')).toBe(false);
  expect(isHistory('null')).toBe(false);
  expect(isHistory('')).toBe(false);
});

test.each([
  [
    ['read', 'write'],
    ['register', 'cas-register', 'kv'],
  ],
  [['get', 'put', 'append'], ['kv']],
  [['enqueue', 'dequeue'], ['queue']],
])('of %j it is held against %j', (functions, models) => {
  const text = functions.map((f, i) => line(i, 'invoke', f, 'a')).join('');
  expect(readHistoryFile(text).models).toEqual(models);
});

test('a cas is that of a register', () => {
  expect(readHistoryFile(line(0, 'invoke', 'cas', [1, 2])).models).toEqual([
    ...['cas-register', 'register', 'kv'],
  ]);
});

test.each([
  ['line 2: type: found "ok"', line(0, 'invoke', 'read') + line(1, 'ok', 'read')],
  ['line 3: process: found 0', `${line(0, 'invoke', 'read')}\n${line(0, 'invoke', 'read')}`],
  ['line 2: f: found "put"', line(0, 'invoke', 'enqueue', 1) + line(1, 'invoke', 'put', 1)],
  ['line 1: value: found 3', line(0, 'invoke', 'cas', 3)],
  ['line 1: type: found "done"', line(0, 'done', 'read')],
])('says what is wrong: %s', (message, text) => {
  expect(() => readHistoryFile(text)).toThrow(message);
});

test.each([
  ['process', 'one whose last operation has ended', '上一个操作已经结束的进程'],
  ['type', 'an "invoke" of this process before', '之前有这个进程的 "invoke"'],
  ['f', '"put", which it called', '它所调用的 "put"'],
  ['value', models['cas-register'].wants.cas ?? '', '由旧值和新值组成的数组'],
])('%s, in Chinese', (field, expected, chinese) => {
  expect(zh.said(`line 3: ${field}`, '"x"', expected)).toBe(
    `第 3 行，${field}：此处为 "x"，应为 ${chinese}`,
  );
});
