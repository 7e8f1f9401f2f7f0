/** What the snippets' Python uses. */
export const PYTHON = `import base64, hashlib, hmac, json, os, time, unicodedata
from urllib.parse import parse_qsl
import jwt
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key, load_pem_public_key`;
