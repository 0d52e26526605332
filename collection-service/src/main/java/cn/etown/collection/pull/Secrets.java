package cn.etown.collection.pull;

import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Seals credentials with AES-256-GCM under a key that the database does not have, each for its connector and target alone. */
@ApplicationScoped
class Secrets {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKeySpec> key;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    Secrets(PullSettings settings, ObjectMapper json) {
        key = settings.keyFile().map(Secrets::read);
        this.json = json;
    }

    /** @param target of what host, in words: what was sealed for one cannot be opened for another */
    byte[] seal(Credentials credentials, UUID connector, String target) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, connector, target).doFinal(json.writeValueAsBytes(credentials));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("Credentials cannot be sealed", impossible);
        }
    }

    Credentials open(byte[] sealed, UUID connector, String target) {
        if (sealed == null) {
            return Credentials.NONE;
        }
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(sealed, NONCE_BYTES), connector, target)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return json.readValue(plain, Credentials.class);
        } catch (GeneralSecurityException | IOException other) {
            throw new RuleRefused(
                    "credentials-unreadable",
                    new Text(
                            "凭据无法用现有密钥解开，请重新填写",
                            "The credentials cannot be opened with the key at hand; give them anew"));
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID connector, String target) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.orElseThrow(Secrets::none), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((connector + " " + target).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static RuleRefused none() {
        return new RuleRefused(
                "no-credentials-key", new Text("服务未配置凭据密钥，不能保存凭据", "The service has no key to seal credentials with"));
    }

    private static SecretKeySpec read(Path file) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("etown.pull.key-file must hold 32 bytes in Base64");
            }
            return new SecretKeySpec(bytes, "AES");
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read etown.pull.key-file", failed);
        }
    }
}
