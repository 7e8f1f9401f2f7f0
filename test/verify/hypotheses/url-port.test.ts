import { urlCases } from "./_url-cases.ts";

urlCases("url-port", [
  { name: "the app's own is there", signed: "https://hooks.example.com/in", here: "https://hooks.example.com:3000/in" },
  { name: "the default is there", signed: "https://hooks.example.com/in", here: "https://hooks.example.com:443/in" },
  { name: "the default is signed", signed: "https://hooks.example.com:443/in", here: "https://hooks.example.com/in" },
  { name: "port 80 is signed", signed: "http://hooks.example.com:80/in", here: "http://hooks.example.com/in" },
  { name: "8443 is signed", signed: "https://hooks.example.com:8443/in", here: "https://hooks.example.com/in" },
  {
    name: "a forwarded one",
    signed: "https://hooks.example.com:9443/in",
    here: "https://hooks.example.com/in",
    headers: [["X-Forwarded-Port", "9443"]],
  },
  { name: "http and the app's own", signed: "https://hooks.example.com/in", here: "http://hooks.example.com:3000/in" },
  { name: "IPv6", signed: "https://[2001:db8::1]/in", here: "https://[2001:db8::1]:8080/in" },
]);
