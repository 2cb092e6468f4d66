export default function LearnPage(_: {
  readonly exhibit: string | undefined;
  readonly [key: string]: unknown;
}) {
  return null;
}
