"""A device that makes one passkey and shows it, as WebAuthn says (W3C, level 2), or as a test has it lie."""

import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2 import cbor
from fido2.utils import websafe_encode

HERE = "testserver"
OURS = f"https://{HERE}"
PRESENT_AND_VERIFIED, WITH_KEY = 0x05, 0x40


class Device:
    """Holds one key. `count` says how often it signed; 0 where it does not count."""

    def __init__(self, *, count: int = 0) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.count = count
        self.handle = ""

    def joins(self, client: Client, *, origin: str = OURS, also: str = "") -> int:
        """This will make a passkey for whoever is signed in, and give the status of the answer."""
        asked = client.get("/you/passkeys/new/", secure=True).json()["publicKey"]
        self.handle = asked["user"]["id"]
        made = {"fmt": "none", "authData": self._told(with_key=True), "attStmt": {}}
        response = {"attestationObject": websafe_encode(cbor.encode(made))}
        answer = json.dumps(self._answer("create", asked["challenge"], origin, response))
        sent = {"name": "Her phone", "credential": answer[:-1] + also + "}"}
        return client.post("/you/passkeys/", sent, secure=True).status_code

    def shown(self, client: Client, *, origin: str = OURS, cross: bool = False, told: bytes = b"") -> dict[str, Any]:
        """This will ask what there is to sign, and give a form with the answer. `told` stands in for what it tells."""
        asked = client.get("/sign-in/passkey/", secure=True).json()["publicKey"]
        self.count += 1 if self.count else 0
        told = told or self._told()
        answer = self._answer("get", asked["challenge"], origin, {}, cross=cross)
        page = hashlib.sha256(self.page).digest()
        answer["response"] |= {
            "authenticatorData": websafe_encode(told),
            "signature": websafe_encode(self.key.sign(told + page, ec.ECDSA(hashes.SHA256()))),
            "userHandle": self.handle,
        }
        return {"credential": json.dumps(answer)}

    def _answer(
        self, kind: str, challenge: str, origin: str, response: dict[str, str], *, cross: bool = False
    ) -> dict[str, Any]:
        page = {"type": f"webauthn.{kind}", "challenge": challenge, "origin": origin, "crossOrigin": cross}
        self.page = json.dumps(page).encode()
        mine = websafe_encode(self.id)
        response = {"clientDataJSON": websafe_encode(self.page)} | response
        return {"id": mine, "rawId": mine, "type": "public-key", "response": response}

    def _told(self, *, with_key: bool = False) -> bytes:
        flags = PRESENT_AND_VERIFIED | (WITH_KEY if with_key else 0)
        told = hashlib.sha256(HERE.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)
        if not with_key:
            return told
        point = self.key.public_key().public_numbers()
        key = cbor.encode({1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)})
        return told + bytes(16) + len(self.id).to_bytes(2) + self.id + key
