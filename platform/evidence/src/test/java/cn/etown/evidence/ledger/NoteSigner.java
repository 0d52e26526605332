package cn.etown.evidence.ledger;

import cn.etown.evidence.ledger.SignedNote.NoteSignature;
import cn.etown.evidence.proof.Ed25519;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;

/** A key with its private part, made for a test. */
record NoteSigner(NoteKey key, PrivateKey secret) {

    static NoteSigner make(String name, NoteKey.Kind kind) {
        KeyPair pair = Ed25519.generate();
        return new NoteSigner(NoteKey.of(name, kind, pair.getPublic()), pair.getPrivate());
    }

    NoteSignature sign(String text) {
        return SignedNote.sign(text, key, this::ed25519);
    }

    NoteSignature cosign(String text, Instant at) {
        return SignedNote.cosign(text, key, at, this::ed25519);
    }

    private byte[] ed25519(byte[] message) {
        return Ed25519.sign(secret, message);
    }
}
