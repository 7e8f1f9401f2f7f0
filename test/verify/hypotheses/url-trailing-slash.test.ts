import { urlCases } from "./_url-cases.ts";

urlCases("url-trailing-slash", [
  { name: "signed with one", signed: "https://hooks.example.com/in/?a=1", here: "https://hooks.example.com/in?a=1" },
  { name: "signed without one", signed: "https://hooks.example.com/in", here: "https://hooks.example.com/in/" },
  { name: "no path at all", signed: "https://hooks.example.com", here: "https://hooks.example.com/" },
  { name: "double slashes", signed: "https://hooks.example.com/a/in", here: "https://hooks.example.com/a//in" },
]);
