package cn.etown.collection.part;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GunzipTest {

    @Property(tries = 100)
    void givesAllMembersHoweverTheyCome(
            @ForAll @Size(min = 1, max = 4) List<byte[]> members, @ForAll @IntRange(min = 1, max = 30) int atOnce)
            throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (byte[] member : members) {
            plain.write(member);
            sent.write(gzip(member));
        }

        assertThat(gunzip(sent.toByteArray(), atOnce)).isEqualTo(plain.toByteArray());
    }

    @Test
    void readsAHeaderWithEverythingInIt() throws IOException {
        byte[] plain = "a,b\n".getBytes(StandardCharsets.UTF_8);
        byte[] sent = gzip(plain);
        byte[] more = HexFormat.of().parseHex("0300" + "010203" + "6100" + "6200" + "1234");
        ByteArrayOutputStream rich = new ByteArrayOutputStream();
        rich.write(sent, 0, 3);
        rich.write(2 | 4 | 8 | 16);
        rich.write(sent, 4, 6);
        rich.write(more);
        rich.write(sent, 10, sent.length - 10);

        assertThat(gunzip(rich.toByteArray(), 1)).isEqualTo(plain);
    }

    @Test
    void refusesWhatIsCutDamagedOrFollowedBySomethingElse() {
        byte[] sent = gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        for (int length = 0; length < sent.length; length++) {
            assertRefused(Arrays.copyOf(sent, length));
        }
        assertRefused(Arrays.copyOf(sent, sent.length + 1));
        for (int place : new int[] {0, 1, 2, 12, sent.length - 8, sent.length - 1}) {
            byte[] damaged = sent.clone();
            damaged[place] ^= 1;
            assertRefused(damaged);
        }
    }

    private static void assertRefused(byte[] sent) {
        assertThatThrownBy(() -> gunzip(sent, 7)).isInstanceOf(Undecodable.class);
    }

    private static byte[] gunzip(byte[] sent, int atOnce) throws IOException {
        InputStream dripping = new ByteArrayInputStream(sent) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atOnce));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        try (Gunzip gunzip = new Gunzip(dripping)) {
            return gunzip.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(sent)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sent.toByteArray();
    }
}
