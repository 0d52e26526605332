package cn.etown.evidence.ledger;

import cn.etown.evidence.ledger.SignedNote.NoteSignature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;

/** A key with its private part, made for a test. */
record NoteSigner(NoteKey key, PrivateKey secret) {

    static NoteSigner make(String name, NoteKey.Kind kind) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(NoteKey.of(name, kind, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    NoteSignature sign(String text) {
        return SignedNote.sign(text, key, this::ed25519);
    }

    NoteSignature cosign(String text, Instant at) {
        return SignedNote.cosign(text, key, at, this::ed25519);
    }

    private byte[] ed25519(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
