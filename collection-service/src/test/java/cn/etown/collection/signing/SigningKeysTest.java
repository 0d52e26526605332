package cn.etown.collection.signing;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningKeysTest {

    @TempDir
    Path folder;

    /** The example of RFC 8037, appendix A: its secret, its public half and its thumbprint. */
    @Test
    void knowsThePublicHalfOfASecret() {
        SigningKey key = SigningKey.ofPem("""
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                """);

        assertThat(key.publicKey().get("x").asText()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(key.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void readsBackWhatItWrote() {
        SigningKey key = SigningKey.generate();

        assertThat(SigningKey.ofPem(key.pem()).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void makesOneKeyHoweverManyReplicasStartAtOnce() throws IOException {
        List<CompletableFuture<SigningKeys>> starting = IntStream.range(0, 8)
                .mapToObj(replica ->
                        CompletableFuture.supplyAsync(() -> new SigningKeys(folder.resolve("keys"), () -> false)))
                .toList();

        assertThat(starting.stream()
                        .map(CompletableFuture::join)
                        .map(keys -> keys.current().id()))
                .hasSize(8)
                .containsOnly(new SigningKeys(folder.resolve("keys"), () -> false)
                        .current()
                        .id());
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("receipts-0001.pem");
        }
    }

    @Test
    void signsWithTheLastAndPublishesAll() throws IOException {
        SigningKey first = SigningKey.generate();
        SigningKey second = SigningKey.generate();
        Files.writeString(folder.resolve("receipts-0002.pem"), second.pem());
        Files.writeString(folder.resolve("receipts-0001.pem"), first.pem());

        SigningKeys keys = new SigningKeys(folder, () -> true);

        assertThat(keys.current().id()).isEqualTo(second.id());
        assertThat(keys.published().get("keys").findValuesAsText("kid")).containsExactly(first.id(), second.id());
        for (JsonNode published : keys.published().get("keys")) {
            assertThat(published.has("d")).isFalse();
        }
    }

    @Test
    void refusesToStartWithWhatIsNoKey() throws IOException {
        Files.writeString(folder.resolve("receipts-0001.pem"), "not a key");

        assertThatThrownBy(() -> new SigningKeys(folder, () -> true)).hasMessageContaining("receipts-0001.pem");
    }

    @Test
    void refusesToMakeAnotherKeyWhereReceiptsAreUnderOneThatIsGone() {
        assertThatThrownBy(() -> new SigningKeys(folder, () -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString());
        assertThat(folder).isEmptyDirectory();
    }
}
