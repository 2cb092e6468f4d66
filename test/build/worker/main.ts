import { trustOwnScripts } from '../../../src/app/safe/trust.ts';

trustOwnScripts();
const main = document.querySelector('main');
const worker = new Worker(new URL('./worker.ts', import.meta.url), {
  type: 'module',
  name: 'arithmetic',
});
// Texts that would end a script in HTML, or begin a comment there.
const words = ['</script>', '<!-- <script>'];
worker.onmessage = ({ data }: MessageEvent<number>) => {
  if (main) main.textContent = [data, ...words].join(' ');
};
worker.postMessage(6);
