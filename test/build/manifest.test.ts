import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { zh } from '../../src/i18n/zh.ts';
import { filesUnder, read } from '../ground/source.ts';

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
}

const manifest = JSON.parse(read('public/manifest.webmanifest')) as {
  readonly name: string;
  readonly background_color: string;
  readonly theme_color: string;
  readonly icons: readonly Icon[];
} & Readonly<Record<string, unknown>>;
const page = read('index.html');

/** Of a token that stands as `light-dark(day, night)`. */
function colours(token: string): readonly string[] {
  const found = new RegExp(`--${token}: light-dark\\((#\\w+), (#\\w+)\\)`);
  return found.exec(read('src/app/tokens.css'))?.slice(1) ?? [];
}

/** Width and height, as they stand at the beginning of a PNG. */
function sizeOf(address: string): string {
  const image = readFileSync(new URL(address, new URL('../../public/', import.meta.url)));
  return `${image.readUInt32BE(16)}x${image.readUInt32BE(20)}`;
}

describe('the web app manifest', () => {
  test('has the name and the words of the page, in both languages', () => {
    expect(manifest.name).toBe(`${en.name} · ${zh.name}`);
    expect(manifest.name_localized).toEqual({ en: en.name, zh: zh.name });
    expect(manifest.short_name_localized).toEqual({ en: en.name, zh: zh.name });
    expect(manifest.description_localized).toEqual({ en: en.tagline, zh: zh.tagline });
  });

  test('has the colours of the page', () => {
    const [day, night] = colours('ground');
    const [brass] = colours('brass');
    expect([manifest.background_color, manifest.theme_color]).toEqual([day, day]);
    const drawing = read('public/icons/any.svg');
    expect(drawing).toContain(`fill="${day}"`);
    expect(drawing).toContain(`stroke="${brass}"`);
    const themes = [...page.matchAll(/name="theme-color"[^>]*\((.*)\)" content="(.*?)"/g)];
    expect(themes.map(([, scheme, colour]) => [scheme, colour])).toEqual([
      ['prefers-color-scheme: light', day],
      ['prefers-color-scheme: dark', night],
    ]);
  });

  test('stays in the folder of the page, wherever that is', () => {
    const addresses = [
      ...[manifest.id, manifest.start_url, manifest.scope],
      ...manifest.icons.map((icon) => icon.src),
      ...[...page.matchAll(/<link [^>]*href="(.*?)"/g)].map(([, address]) => address),
    ];
    expect(addresses.filter((address) => !String(address).startsWith('./'))).toEqual([]);
  });

  test('has icons of the sizes that it says', () => {
    const files = filesUnder('public/icons');
    for (const { src, type, sizes } of manifest.icons) {
      expect(files).toContain(src.replace('./', 'public/'));
      if (type === 'image/png') expect(`${sizes} ${src}`).toBe(`${sizeOf(src)} ${src}`);
    }
    expect(sizeOf('./icons/180.png')).toBe('180x180');
  });
});
