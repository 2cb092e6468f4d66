import { expect, test } from 'vitest';
import { problems as en } from '../../src/i18n/exhibit/en/problems.ts';
import { problems as zh } from '../../src/i18n/exhibit/zh/problems.ts';
import { phraseBook } from '../../src/i18n/phrases.ts';
import { filesUnder, read } from '../ground/source.ts';

const toy = phraseBook(
  { 'at most {}': '至多 {}', 'at most {} bytes': '至多 {} 字节', 'one of {list}': '{list} 之一' },
  { or: ' 或 ', comma: '、', didYouMean: '（{}？）' },
);

test('a phrase book takes the phrase that says most, and puts values back', () => {
  expect(toy('at most 7')).toBe('至多 7');
  expect(toy('at most 7 bytes')).toBe('至多 7 字节');
  expect(toy('one of a, b or c (did you mean b?)')).toBe('a、b 或 c 之一（b？）');
  expect(toy('a horse, or at most $& bytes')).toBe('a horse 或 至多 $& 字节');
  expect(toy('a horse')).toBe('a horse');
});

test('problems are told in both languages', () => {
  expect(en.said('seed', '"x"', 'a whole number, at least 0')).toBe(
    'seed: found "x", expected a whole number, at least 0',
  );
  expect(zh.said('nodes.server', '1000000000', 'a whole number from 1 to 100')).toBe(
    'nodes.server：此处为 1000000000，应为 1 到 100 之间的整数',
  );
  expect(zh.said('sede', '7', 'no such key but seed or set (did you mean seed?)')).toBe(
    'sede：此处为 7，应为 这里没有这个键，可用的有 seed 或 set（是不是想写 seed？）',
  );
});

/** What readers say that they expected, as it stands in their source; what is put in stands as 7. */
function expectations(): string[] {
  const files = [
    ...filesUnder('src/files').filter((file) => !/history|schema/.test(file)),
    ...[
      'src/sdk/forms.ts',
      'src/app/openFile.ts',
      'src/app/reading/aside.ts',
      'src/app/exhibit.ts',
    ],
  ];
  const quoted = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
  const said = files.flatMap((file) => {
    const source = read(file)
      .replace(/^\s*(\/\/|\/?\*).*$/gm, '')
      .replace(/^import.*$/gm, '');
    const calls =
      source.match(/\b(refuse|complain)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g) ?? [];
    const third = calls.flatMap((call) => [...call.matchAll(quoted)].slice(-1));
    const named = [...source.matchAll(quoted)].flatMap(([, a, b]) => {
      const after = /expected (?!\$)(.*)$/s.exec(a ?? b ?? '');
      return after ? [after[1] as string] : [];
    });
    return [...third.map(([, a, b]) => a ?? b ?? ''), ...named];
  });
  return [...new Set(said)]
    .map((text) =>
      text
        .replace(/\$\{didYouMean\(.*?\)\}|\$\{near\}/g, '')
        .replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7'),
    )
    .filter((text) => / /.test(text) && !/^7( 7)*$/.test(text));
}

test('everything that readers of links and files say they expected is in the Chinese book', () => {
  const all = expectations();
  expect(all.length).toBeGreaterThan(40);
  const foreign = all.filter(
    (text) => !/[\u4e00-\u9fff]/.test(zh.saidHere('7', text).split('应为')[1] ?? ''),
  );
  expect(foreign).toEqual([]);
});
