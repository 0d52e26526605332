package cn.etown.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CredentialsTest {

    @TempDir
    Path folder;

    @Test
    void writesAFileOnlyItsOwnerReads() throws IOException {
        Credentials.open(file(), List.of("clerk-a.password"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.list(folder)).containsExactly(file());
    }

    @Test
    void makesLongPasswordsThatDiffer() throws IOException {
        var credentials = Credentials.open(file(), List.of("clerk-a.password", "clerk-b.password"));

        assertThat(credentials.password("clerk-a"))
                .matches("[A-Za-z0-9]{24}")
                .isNotEqualTo(credentials.password("clerk-b"));
    }

    @Test
    void keepsWhatIsThereAndAddsWhatIsMissing() throws IOException {
        var before = Credentials.open(file(), List.of("clerk-a.password"));

        var after = Credentials.open(file(), List.of("clerk-a.password", "unit-a-system.secret"));

        assertThat(after.password("clerk-a")).isEqualTo(before.password("clerk-a"));
        assertThat(Files.readString(file())).contains("unit-a-system.secret=" + after.secret("unit-a-system"));
    }

    @Test
    void knowsNoPasswordOfAnAccountThatIsNotThere() throws IOException {
        var credentials = Credentials.open(file(), List.of("clerk-a.password"));

        assertThatThrownBy(() -> credentials.password("clerk-x")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path file() {
        return folder.resolve("credentials.properties");
    }
}
