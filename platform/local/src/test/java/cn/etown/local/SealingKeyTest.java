package cn.etown.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;

class SealingKeyTest {

    @TempDir
    private Path folder;

    @Test
    void isOf32BytesAndForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("pull.key");

        SealingKey.make(file);

        assertThat(Base64.getDecoder().decode(Files.readString(file).strip()))
                .hasSize(32)
                .isNotEqualTo(new byte[32]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void staysAsItIs() throws IOException {
        Path file = folder.resolve("pull.key");
        SealingKey.make(file);
        String made = Files.readString(file);

        SealingKey.make(file);

        assertThat(Files.readString(file)).isEqualTo(made);
    }
}
