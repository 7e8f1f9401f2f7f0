import { urlCases } from "./_url-cases.ts";

urlCases("url-query-missing", [
  {
    name: "dropped, and in the request line",
    signed: "https://hooks.example.com/in?a=1&b=2",
    here: "https://hooks.example.com/in",
    target: "/in?a=1&b=2",
  },
  {
    name: "dropped, and in a header",
    signed: "https://hooks.example.com/in?a=1",
    here: "https://hooks.example.com/in",
    target: "/in",
    headers: [["X-Original-URI", "/in?a=1"]],
  },
  {
    name: "not signed",
    signed: "https://hooks.example.com/in",
    here: "https://hooks.example.com/in?utm=1",
    target: "/in?utm=1",
  },
  {
    name: "one parameter added",
    signed: "https://hooks.example.com/in?a=1",
    here: "https://hooks.example.com/in?a=1&trace=7f",
    target: "/in?a=1&trace=7f",
  },
  {
    name: "a bare question mark",
    signed: "https://hooks.example.com/in?",
    here: "https://hooks.example.com/in",
    target: "/in",
  },
]);
