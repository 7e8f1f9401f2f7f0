import { urlCases } from "./_url-cases.ts";

urlCases("url-scheme-behind-proxy", [
  { name: "the app sees http", signed: "https://hooks.example.com/in?a=1", here: "http://hooks.example.com/in?a=1" },
  { name: "the app thinks https", signed: "http://hooks.example.com/in", here: "https://hooks.example.com/in" },
  {
    name: "with a port of its own",
    signed: "https://hooks.example.com:8443/in",
    here: "http://hooks.example.com:8443/in",
  },
  { name: "with a fragment", signed: "https://hooks.example.com/in#rc=5", here: "http://hooks.example.com/in#rc=5" },
]);
