package cn.etown.evidence.ledger;

import cn.etown.evidence.proof.NotProven;
import cn.etown.kit.testing.TestData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProofsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The hashes of RFC 6962's reference tree; of the leaves "", 00, 10, 2021, … as its implementations test them. */
    @Test
    void hashesAsRfc6962Does() {
        Hash empty = Hash.ofLeaf(new byte[0]);
        Hash second = Hash.ofLeaf(new byte[] {0});

        assertThat(hex(Hash.OF_NOTHING)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(empty)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hex(Hash.ofNode(empty, second)))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Property(tries = 300)
    void everyLeafIsShownAndNoOther(
            @ForAll @IntRange(min = 1, max = 600) int size, @ForAll @IntRange(max = 599) int place) {
        int index = place % size;
        List<Hash> leaves = Leaves.of(size);
        Hash root = Leaves.root(leaves);

        List<Hash> proof = Proofs.inclusion(index, size, Leaves.subtrees(leaves));

        assertThat(Proofs.root(size, Leaves.subtrees(leaves))).isEqualTo(root);
        Proofs.requireIncluded(index, size, leaves.get(index), proof, root);
        assertThatThrownBy(() -> Proofs.requireIncluded(index, size, Leaves.leaf(size), proof, root))
                .isInstanceOf(NotProven.class);
        assertThatThrownBy(() -> Proofs.requireIncluded(index, size, leaves.get(index), with(proof, root), root))
                .isInstanceOf(NotProven.class);
        int other = (index + 1) % size;
        if (other != index) {
            assertThatThrownBy(() -> Proofs.requireIncluded(other, size, leaves.get(index), proof, root))
                    .isInstanceOf(NotProven.class);
        }
    }

    @Property(tries = 300)
    void everyEarlierTreeIsShownToBeTheBeginning(
            @ForAll @IntRange(max = 600) int size, @ForAll @IntRange(max = 600) int before) {
        int earlier = before % (size + 1);
        List<Hash> leaves = Leaves.of(size);
        Hash root = Leaves.root(leaves);
        Hash earlierRoot = Leaves.root(leaves.subList(0, earlier));

        List<Hash> proof = Proofs.consistency(earlier, size, Leaves.subtrees(leaves));

        Proofs.requireConsistent(earlier, size, earlierRoot, root, proof);
        assertThatThrownBy(() -> Proofs.requireConsistent(earlier, size, Leaves.leaf(size), root, proof))
                .isInstanceOf(NotProven.class);
        assertThatThrownBy(() -> Proofs.requireConsistent(earlier, size, earlierRoot, root, with(proof, root)))
                .isInstanceOf(NotProven.class);
    }

    @Property(tries = 200)
    void aTreeOfWhichALeafWasChangedIsNoBeginning(
            @ForAll @IntRange(min = 2, max = 300) int size,
            @ForAll @IntRange(max = 299) int before,
            @ForAll @IntRange(max = 299) int place) {
        int earlier = before % size + 1;
        int changed = place % earlier;
        List<Hash> leaves = new ArrayList<>(Leaves.of(size));
        Hash earlierRoot = Leaves.root(leaves.subList(0, earlier));

        leaves.set(changed, Leaves.leaf(size));

        List<Hash> proof = Proofs.consistency(earlier, size, Leaves.subtrees(leaves));
        assertThatThrownBy(() -> Proofs.requireConsistent(earlier, size, earlierRoot, Leaves.root(leaves), proof))
                .isInstanceOf(NotProven.class);
    }

    @Test
    void asksForNoLeafThatIsNotThere() {
        assertThatThrownBy(() -> Proofs.inclusion(3, 3, Leaves.subtrees(Leaves.of(3))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(4, 3, Leaves.subtrees(Leaves.of(3))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The same law as above, on the proofs, good and broken, of transparency-dev/merkle. */
    @Test
    void agreesWithTheProofsOfOthers() throws IOException {
        Optional<Path> folder = TestData.folder("merkle");
        if (folder.isEmpty()) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder.get())) {
            files = found.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            JsonNode example = read(file);
            assertThatCode(() -> check(example))
                    .as(file.toString())
                    .satisfies(failure -> assertThat(failure != null)
                            .as(file.toString())
                            .isEqualTo(example.get("wantErr").asBoolean()));
        }
    }

    private static void check(JsonNode example) {
        List<Hash> proof = new ArrayList<>();
        example.get("proof").forEach(hash -> proof.add(Hash.ofBase64(hash.asText())));
        if (example.has("leafIdx")) {
            Proofs.requireIncluded(
                    example.get("leafIdx").bigIntegerValue().longValueExact(),
                    example.get("treeSize").longValue(),
                    hash(example, "leafHash"),
                    proof,
                    hash(example, "root"));
        } else {
            Proofs.requireConsistent(
                    example.get("size1").longValue(),
                    example.get("size2").longValue(),
                    hash(example, "root1"),
                    hash(example, "root2"),
                    proof);
        }
    }

    private static Hash hash(JsonNode example, String name) {
        return Hash.ofBase64(example.get(name).asText());
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Hash> with(List<Hash> proof, Hash further) {
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(further);
        return longer;
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
