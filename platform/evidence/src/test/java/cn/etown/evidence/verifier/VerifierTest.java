package cn.etown.evidence.verifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import static org.assertj.core.api.Assertions.assertThat;

class VerifierTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Center center = new Center(5);

    @BeforeEach
    void keepWhatTheCenterGave() {
        keep("receipt", center.receipt(4));
        keep("keys", center.keys());
        keep("proof", center.proof(4));
        keep("ledger-keys", center.ledgerKeys());
        keep("witness-key", center.witnessKey());
        keep("earlier", center.checkpoint(3));
        keep("later", center.checkpoint(5));
        keep("growth", center.growth(3, 5));
    }

    @Test
    void showsAReceiptToBeTheCentersAndInTheLedger() {
        int code = receipt();

        assertThat(code).as(said()).isZero();
        assertThat(said())
                .contains("签名有效")
                .contains("91141029MA0DEM1AXT")
                .contains("at 4 of 5")
                .contains("Seen by the witness");
    }

    @Test
    void takesAReceiptAsTheServiceAnswersIt() {
        keep("receipt", "{\"receipt\": \"" + center.receipt(4) + "\", \"payload\": {}}");

        assertThat(receipt()).as(said()).isZero();
    }

    @Test
    void showsAReceiptAloneWhereThereIsNoProof() {
        assertThat(run("receipt", "--receipt", file("receipt"), "--keys", file("keys")))
                .as(said())
                .isZero();
    }

    @Test
    void doesNotShowAnAlteredReceipt() {
        String[] pieces = center.receipt(4).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(pieces[1]), StandardCharsets.UTF_8)
                .replace("ACCEPTED", "REFUSED");
        keep(
                "receipt",
                pieces[0] + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                        + "." + pieces[2]);

        assertThat(receipt()).as(said()).isEqualTo(1);
        assertThat(said()).contains("NOT PROVEN");
    }

    @Test
    void doesNotShowAReceiptOfAnotherCenter() {
        keep("keys", new Center(1).keys());

        assertThat(receipt()).as(said()).isEqualTo(1);
    }

    @Test
    void doesNotShowAReceiptByTheProofOfAnother() {
        keep("proof", center.proof(3));

        assertThat(receipt()).as(said()).isEqualTo(1);
    }

    @Test
    void doesNotShowAReceiptInALedgerOfAnotherCenter() {
        keep("ledger-keys", new Center(1).ledgerKeys());

        assertThat(receipt()).as(said()).isEqualTo(1);
    }

    @Test
    void doesNotShowWhatTheWitnessDidNotSee() {
        keep("witness-key", new Center(1).witnessKey());

        assertThat(receipt()).as(said()).isEqualTo(1);
    }

    @Test
    void showsThatTheLedgerOnlyGrew() {
        assertThat(growth()).as(said()).isZero();
        assertThat(said()).contains("from 3 to 5");
    }

    @Test
    void doesNotShowGrowthFromAnotherLedger() {
        keep("earlier", center.forkedCheckpoint(3));

        assertThat(growth()).as(said()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsWrongWithAFile() {
        keep("proof", "not a proof");

        assertThat(receipt()).isEqualTo(2);
        assertThat(said()).contains("bad file");
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(run("--help")).isZero();
        assertThat(run("receipt", "--receipt")).isEqualTo(2);
        assertThat(run("receipt", "--receipt", file("receipt"))).isEqualTo(2);
        assertThat(run("receipt", "--other", "x")).isEqualTo(2);
        assertThat(run("other")).isEqualTo(2);
        assertThat(run("receipt", "--receipt", file("absent"), "--keys", file("keys")))
                .isEqualTo(2);
    }

    private int receipt() {
        return run(
                "receipt",
                "--receipt",
                file("receipt"),
                "--keys",
                file("keys"),
                "--proof",
                file("proof"),
                "--ledger-keys",
                file("ledger-keys"),
                "--witness-key",
                file("witness-key"));
    }

    private int growth() {
        return run(
                "growth",
                "--earlier",
                file("earlier"),
                "--later",
                file("later"),
                "--proof",
                file("growth"),
                "--ledger-keys",
                file("ledger-keys"));
    }

    private int run(String... words) {
        return new Verifier(new PrintStream(said, true, StandardCharsets.UTF_8)).run(words);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keep(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
