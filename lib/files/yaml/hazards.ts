/** Without spaces: what some reader takes for a boolean, null, number, time, merge key or indicator. */
const words = [
  "y Y n N yes Yes YES yEs no No NO on On ON off Off OFF true True TRUE false False FALSE null Null NULL ~ nil",
  "0 1 -1 +1 007 0777 0777_7 08 0o17 0o8 -0o17 0x1F 0x_1 0xg 0b11 0B11 -0b11 0b2 1_000 _1 -_1 +_1 0_7 1__0 1_",
  "12e03 1e3 1E3 1. .5 +.5 -.5 ._5 1.5 -1.5e-7 1e+21 1.0e+21 685.230_15e+03 0x1p-2 1e400 190:20:30 190:20:30.15",
  "-190:20 12:30 9223372036854775808 18446744073709551616 1,000 .inf .Inf .INF +.inf -.inf -.INF .nan .NaN .NAN",
  "inf NaN Infinity 2001-12-14 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 2001-1-2 10.0.0.1 10.0.0.0/16",
  "1.2.3 v1.2 500m 1Gi 0.5Gi 5s 1h30m 1e2e3f sha256:0a 80:80 << = - -- --- ... -a --a ? ?a : :a a: a:b # #a a# a#b",
  "[ ] [] [a] { } {} , a] a} & &a * *a ! !a | |- > >- % %a @ @a ` `a` ' 'a' a'b '' \" \"a\" a\"b \\ \\n a\\ C:\\a",
  "http://a:80/#b __proto__ constructor toString name namespace apiVersion ä 日本 🙂 👩‍👩‍👧 é ́ \u{10ffff} \u{1fffe}",
].flatMap((line) => line.split(" "));

const phrases = [
  ...[
    "",
    " ",
    "  ",
    " a",
    "a ",
    "a  b",
    "--- a",
    "... a",
    "- a",
    "-- a",
    "? a",
    ": a",
    "a: b",
    "a :b",
    "a : b",
  ],
  ...[
    "# a",
    "a #",
    "a # b",
    ", a",
    "a, b",
    "{a: b}",
    "{{ .Values }}",
    "* a",
    "*/5 * * * *",
    "!!str a",
    "| a",
    "> a",
  ],
  ...["%YAML 1.1", "2001-12-14 21:59:43.10 -5", "äöü: ß", "x".repeat(300), "a ".repeat(300)],
];

const blocks = [
  ...[
    "\n",
    "a\nb",
    "a\nb\n",
    "a\nb\n\n",
    "\na",
    "\n\na\n",
    " a\nb",
    "\ta\nb",
    "a\n b\n  c\n",
    "a\n\tb\n",
    "a\n\n\tb\n",
  ],
  ...[
    "a\n  \nb",
    "a\n\t\nb\n",
    "a\n  ",
    "a\n  \n",
    "a \nb\n",
    "  \na\n",
    "\n  a\n",
    " \n",
    "a\n---\nb\n",
    "a\n...\n",
  ],
  ...[
    "---\na\n",
    "%a\nb\n",
    "# a\nb\n",
    "a\n# b\n",
    "a: b\nc: d\n",
    "- a\n- b\n",
    "ä\nö\n",
    "日本\n語\n",
    "🙂\n🙂\n",
  ],
  ...["a\r\nb\r\n", "a\rb", "a\n\r", "a\u2028\nb\n", "a\u0080\nb", "a\ufeff\nb"],
];

/** Controls, breaks of YAML 1.1 only, byte order marks and noncharacters. */
const invisible = [
  ...["\t", "\ta", "a\t", "a\tb", "\r", "\0", "\u0007", "\u001b[0m", "\u0080", "\u009f", "\u00a0", "\u00a0a"],
  ...["a\u00ad", "\u2028", "a\u2029b", "\u200b", "\ufeff", "\ufeffa", "\ufffe", "\uffff", "\ufffd"],
];

/**
 * Texts that some reader of YAML takes for something else when they stand without quotes, or that do not survive
 * the wrong style of quotes: what the tests feed to the emitter.
 *
 * @see https://yaml.org/type/
 * @see https://github.com/yaml/yaml-test-suite
 */
export const hazards: readonly string[] = [...words, ...phrases, ...blocks, ...invisible];
