const encoder = new TextEncoder();

export async function verifySignature(secret, header, payload) {
  const parts = header.split("=");
  const sigHex = parts[1];
  const algorithm = { name: "HMAC", hash: { name: "SHA-256" } };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign", "verify"]);
  const equal = await crypto.subtle.verify(algorithm.name, key, hexToBytes(sigHex), encoder.encode(payload));
  return equal;
}

function hexToBytes(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0, j = 0; i < hex.length; i += 2, j++) bytes[j] = parseInt(hex.slice(i, i + 2), 16);
  return bytes;
}
