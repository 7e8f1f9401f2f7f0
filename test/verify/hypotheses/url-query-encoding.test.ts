import { urlCases } from "./_url-cases.ts";

const at = (query: string): string => `https://hooks.example.com/in?${query}`;

urlCases("url-query-encoding", [
  { name: "%40 and @", signed: at("mail=a%40b.example"), here: at("mail=a@b.example") },
  { name: "@ and %40", signed: at("mail=a@b.example"), here: at("mail=a%40b.example") },
  { name: "%3A and :", signed: at("t=12%3A30"), here: at("t=12:30") },
  { name: "%2F and /", signed: at("u=%2Fa%2Fb"), here: at("u=/a/b") },
  { name: "' and %27", signed: at("q='x'"), here: at("q=%27x%27") },
  { name: "+ and %20", signed: at("q=a+b"), here: at("q=a%20b") },
  { name: "%20 and +", signed: at("q=a%20b"), here: at("q=a+b") },
  { name: "%2B and +", signed: at("From=%2B1415"), here: at("From=+1415") },
  { name: "everything unescaped", signed: at("q=%C3%A9%40%3A"), here: at("q=é@:") },
  { name: "hex digits", signed: at("q=%c3%a9"), here: at("q=%C3%A9") },
  { name: "brackets", signed: at("a[]=1&a[]=2"), here: at("a%5B%5D=1&a%5B%5D=2") },
  { name: "sorted", signed: at("a=1&b=2"), here: at("b=2&a=1") },
  { name: "sorted by whoever rebuilt it", signed: at("b=2&a=1"), here: at("a=1&b=2") },
  { name: "= after a name", signed: at("flag="), here: at("flag") },
  { name: "empty parameters dropped by the signer", signed: at("a=1"), here: at("a=1&b=&c=") },
  { name: "HTML", signed: at("a=1&b=2"), here: at("a=1&amp;b=2") },
  { name: "twice", signed: at("q=%2520"), here: at("q=%20") },
  { name: "in the path", signed: "https://hooks.example.com/in/a%40b", here: "https://hooks.example.com/in/a@b" },
]);
