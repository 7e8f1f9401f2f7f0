import { urlCases } from "./_url-cases.ts";

urlCases("url-path-rewritten", [
  {
    name: "X-Forwarded-Prefix",
    signed: "https://hooks.example.com/edge/in?a=1",
    here: "https://hooks.example.com/in?a=1",
    headers: [["X-Forwarded-Prefix", "/edge/"]],
  },
  {
    name: "X-Original-URI",
    signed: "https://hooks.example.com/edge/hook?a=1",
    here: "https://hooks.example.com/in?a=1",
    headers: [["X-Original-URI", "/edge/hook?a=1"]],
  },
  {
    name: "path, host and scheme",
    signed: "https://hooks.example.com/edge/in",
    here: "http://app:3000/in",
    headers: [
      ["X-Forwarded-Prefix", "/edge"],
      ["X-Forwarded-Host", "hooks.example.com"],
      ["X-Forwarded-Proto", "https"],
    ],
  },
  {
    name: "the request line has the whole path",
    signed: "https://hooks.example.com/edge/in",
    here: "https://hooks.example.com/in",
    target: "/edge/in",
  },
  {
    name: "/api stripped",
    signed: "https://hooks.example.com/api/in",
    here: "https://hooks.example.com/in",
    target: "/in",
  },
  {
    name: "a gateway's stage",
    signed: "https://hooks.example.com/prod/in",
    here: "https://hooks.example.com/in",
    target: "/in",
  },
  {
    name: "a mount point added",
    signed: "https://hooks.example.com/in",
    here: "https://hooks.example.com/mount/in",
    target: "/mount/in",
  },
]);
