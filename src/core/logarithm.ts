/**
 * Logarithms and the exponential function by addition, multiplication and division alone, so that they are the same in every
 * engine: `Math.log` may differ in its last digit. Within 4 units in the last place of the true value, which tests hold them to.
 */

/** What Math.LN2 leaves out of the true value. */
const LN2_REST = 2.3190468138462996e-17;

/** The natural logarithm of a positive finite number; NaN of any other. */
export function ln(x: number): number {
  if (!(x > 0) || x === Infinity) return Number.NaN;
  let mantissa = x;
  let exponent = 0;
  // Doubling and halving are exact.
  for (; mantissa >= Math.SQRT2; exponent++) mantissa /= 2;
  for (; mantissa < Math.SQRT2 / 2; exponent--) mantissa *= 2;
  return exponent * Math.LN2 + (lnNearOne(mantissa) + exponent * LN2_REST);
}

/** ln x = 2 artanh((x - 1) / (x + 1)), whose series needs few terms between √½ and √2. */
function lnNearOne(x: number): number {
  const s = (x - 1) / (x + 1);
  const square = s * s;
  let sum = 0;
  for (let odd = 27; odd > 1; odd -= 2) sum = (sum + 1 / odd) * square;
  return 2 * (s + s * sum);
}

/** The logarithm to base 10; exact for whole powers of ten up to 10^22. */
export function log10(x: number): number {
  if (!(x > 0) || x === Infinity) return Number.NaN;
  if (x < 1) return ln(x) / Math.LN10;
  let power = 1;
  let exponent = 0;
  for (; power * 10 <= x; exponent++) power *= 10;
  return exponent + ln(x / power) / Math.LN10;
}

/** e to a power; 0 where that is too small to be told from it, Infinity where it is too large. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.2) return 0;
  const exponent = Math.round(x / Math.LN2);
  const rest = x - exponent * LN2_HIGH - exponent * LN2_LOW;
  let sum = 1;
  for (let n = 17; n > 0; n--) sum = 1 + (rest / n) * sum;
  let result = sum;
  for (let i = 0; i < exponent; i++) result *= 2;
  for (let i = 0; i > exponent; i--) result /= 2;
  return result;
}

/** LN2 in two parts, of which the first has so few digits that its multiples are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
