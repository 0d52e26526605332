package cn.etown.local;

import org.junit.jupiter.api.Test;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TroubleTest {

    private static final Path HOME = Path.of("/srv/home");

    @Test
    void refusesToStartOnADiskWithTooLittleRoom() {
        assertThatThrownBy(() -> Home.requireSpace(HOME, Home.NEEDED_MEGABYTES - 1))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.DISK_FULL))
                .hasMessageContaining("2047 MB")
                .hasMessageNotContaining("\n");
        assertThatCode(() -> Home.requireSpace(HOME, Home.NEEDED_MEGABYTES)).doesNotThrowAnyException();
    }

    @Test
    void recognisesADiskThatFilledUpOnTheWay() {
        var full = new IOException("No space left on device");

        assertThat(Trouble.of(new CompletionException(new UncheckedIOException(full)))
                        .kind())
                .isEqualTo(Trouble.Kind.DISK_FULL);
        assertThat(Trouble.ended("initdb", 1, HOME, "could not write: No space left on device")
                        .kind())
                .isEqualTo(Trouble.Kind.DISK_FULL);
    }

    @Test
    void tellsWhatElseWentWrongInOneLine() {
        var trouble = Trouble.of(new UncheckedIOException(new FileNotFoundException("/srv/home/lock")));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.FAILED);
        assertThat(trouble).hasMessageContaining("/srv/home/lock").hasMessageNotContaining("\n");
    }
}
