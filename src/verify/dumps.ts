/** Texts that languages show for values, which are no JSON: what a body looks like that somebody printed. */

interface Dump {
  /** After "it looks like": "Python's str() of a dict or list". */
  readonly name: string;
  readonly pattern: RegExp;
}

const DUMPS: readonly Dump[] = [
  { name: "Python's str() of bytes (b'…')", pattern: /^[bB](?:'|")/ },
  {
    name: "Python's str() of a dict or list ({'…': …})",
    pattern: /^[[{(]+\s*'|^\{\s*"[^"\\]*": *(?:'|None\b|True\b|False\b)/,
  },
  {
    name: "an object of a Python library as text (<… …>)",
    pattern: /^<(?:QueryDict|ImmutableMultiDict|\w+(?:\.\w+)* object at 0x)/,
  },
  { name: "PHP's print_r of an array", pattern: /^(?:Array|stdClass Object|\w[\w\\]* Object)\s*\(\s*\[/ },
  { name: "PHP's var_dump", pattern: /^(?:array\(\d+\)|object\([\w\\]+\)#\d+ \(\d+\)) *\{/ },
  { name: "PHP's var_export", pattern: /^array *\(\s*'/ },
  { name: "PHP's serialize", pattern: /^a:\d+:\{/ },
  { name: "the text of a PHP array (Array)", pattern: /^Array\s*$/ },
  { name: 'Ruby\'s inspect of a Hash ({"…"=>…})', pattern: /^\{\s*(?:"[^"\\]*"|:\w+) *=>/ },
  { name: "Go's fmt of a map (map[…])", pattern: /^(?:&?map\[|map\[string\])/ },
  { name: "Java's text of a Map ({…=…})", pattern: /^\{\w+=/ },
  { name: "JavaScript's text of an object ([object …])", pattern: /^\[object \w+\]/ },
  { name: "Node's console.log of an object ({ id: … })", pattern: /^\{\s*[A-Za-z_$][\w$]*: / },
  { name: "Node's console.log of a Buffer (<Buffer …>)", pattern: /^<Buffer / },
  { name: "a page of HTML or XML", pattern: /^<(?:!doctype|html|\?xml|!--)/i },
];

/** What the text of a value looks like; undefined where it looks like nothing known. @param text its first 1,000 characters are enough. */
export function dumpName(text: string): string | undefined {
  const start = text.slice(0, MAX_LOOKED_AT).trimStart();
  return DUMPS.find(({ pattern }) => pattern.test(start))?.name;
}

const MAX_LOOKED_AT = 1000;
