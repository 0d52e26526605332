package cn.etown.e2e.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What only the overlay "local" has: secrets made by a script, PostgreSQL and Keycloak. */
class LocalOverlayTest {

    private static final String LOCAL = "local";

    @TempDir
    private Path copy;

    private ManifestFolder folder;

    @BeforeEach
    void copy() throws IOException {
        folder = ManifestFolder.copiedTo(copy);
    }

    @Nested
    class Secrets {

        @Test
        void areForTheirOwnerAlone() throws IOException {
            folder.makeSecrets(LOCAL);

            try (var files = Files.list(folder.secrets(LOCAL))) {
                assertThat(files)
                        .hasSize(4)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }

        @Test
        void areLongAndAllDifferent() throws IOException {
            folder.makeSecrets(LOCAL);

            assertThat(ManifestFolder.values(folder.secrets(LOCAL).resolve("accounts.env"))
                            .values())
                    .allMatch(value -> value.matches("[A-Za-z0-9]{32}"))
                    .doesNotHaveDuplicates();
        }

        @Test
        void stayAsTheyAreWhenTheScriptRunsAgain() throws IOException {
            folder.makeSecrets(LOCAL);
            var accounts = folder.secrets(LOCAL).resolve("accounts.env");
            var key = folder.secrets(LOCAL).resolve("receipts-0001.pem");
            var pull = folder.secrets(LOCAL).resolve("pull.key");
            var before = Files.readString(accounts) + Files.readString(key) + Files.readString(pull);

            folder.makeSecrets(LOCAL);

            assertThat(Files.readString(accounts) + Files.readString(key) + Files.readString(pull))
                    .isEqualTo(before);
        }

        @Test
        void areCompletedWhenOneIsMissing() throws IOException {
            folder.makeSecrets(LOCAL);
            var accounts = folder.secrets(LOCAL).resolve("accounts.env");
            var before = ManifestFolder.values(accounts);
            Files.write(
                    accounts,
                    Files.readAllLines(accounts).stream()
                            .filter(line -> !line.startsWith("CLERK_A_PASSWORD="))
                            .toList());

            folder.makeSecrets(LOCAL);

            var after = ManifestFolder.values(accounts);
            assertThat(after.put("CLERK_A_PASSWORD", before.get("CLERK_A_PASSWORD")))
                    .isNotEqualTo(before.get("CLERK_A_PASSWORD"));
            assertThat(after).isEqualTo(before);
        }

        @Test
        void includeAnEd25519KeyThatSigns() throws IOException, GeneralSecurityException {
            folder.makeSecrets(LOCAL);
            var pem = Files.readString(folder.secrets(LOCAL).resolve("receipts-0001.pem"));
            var body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");

            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));

            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update("receipt".getBytes(StandardCharsets.UTF_8));
            assertThat(signature.sign()).hasSize(64);
        }
    }

    @Nested
    class Pull {

        @Test
        void hasAKeyOf32BytesWhereCollectionLooksForIt() throws IOException {
            var manifests = build();
            var collection = collection(manifests);
            var file = Path.of(manifests.environment(collection).get("ETOWN_PULL_KEY_FILE"));

            assertThat(Base64.getDecoder()
                            .decode(Files.readString(folder.secrets(LOCAL).resolve("pull.key"))
                                    .strip()))
                    .hasSize(32);
            assertThat(collection.getVolumeMounts())
                    .filteredOn(mount ->
                            mount.getMountPath().equals(file.getParent().toString()))
                    .singleElement()
                    .satisfies(mount -> {
                        assertThat(mount.getReadOnly()).isTrue();
                        assertThat(held(manifests, mount.getName()))
                                .containsOnlyKeys(file.getFileName().toString());
                    });
        }

        /** Beside what every service needs. */
        @Test
        void hasRoomForAllThatIsFetchedAtOnce() throws IOException {
            var manifests = build();
            var environment = manifests.environment(collection(manifests));
            long fetched = Long.parseLong(environment.get("ETOWN_PULL_AT_ONCE"))
                    * Volume.bytes(environment.get("ETOWN_PULL_MOST_BYTES"));
            long named = Long.parseLong(environment.get("ETOWN_RECONCILIATION_BODIES_AT_ONCE"))
                    * Volume.bytes(environment.get("ETOWN_RECONCILIATION_LARGEST_BODY"));

            assertThat(room(manifests, "collection-service"))
                    .isEqualTo(room(manifests, "monitoring-service") + fetched + named);
        }

        /** What a unit may send a day bounds what is fetched of it too. */
        @Test
        void fetchesNoMoreThanAUnitMaySend() throws IOException {
            var manifests = build();
            var environment = manifests.environment(collection(manifests));

            assertThat(Volume.bytes(environment.get("ETOWN_PULL_MOST_BYTES")))
                    .isLessThanOrEqualTo(Volume.bytes(environment.get("ETOWN_INTAKE_BYTES_A_DAY")));
        }

        @Test
        void goesToNoPod() throws IOException {
            var manifests = build();
            var environment = manifests.environment(collection(manifests));

            assertThat(environment.get("ETOWN_PULL_CLUSTER_NETWORKS").split(","))
                    .contains(environment
                            .get("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                            .split(","));
        }

        @Test
        void getsThroughWhereSourcesAreNamed() throws IOException {
            assertThat(new Network(build()).addresses()).isNotEmpty();
        }

        private static long room(Manifests manifests, String workload) {
            return manifests.workload(workload).pod().getVolumes().stream()
                    .filter(volume -> volume.getName().equals("tmp"))
                    .map(volume -> volume.getEmptyDir().getSizeLimit())
                    .mapToLong(size -> Quantity.getAmountInBytes(size).longValueExact())
                    .sum();
        }

        private static Map<String, String> held(Manifests manifests, String volume) {
            return manifests.workload("collection-service").pod().getVolumes().stream()
                    .filter(each -> each.getName().equals(volume))
                    .map(each ->
                            manifests.require(Secret.class, each.getSecret().getSecretName()))
                    .findFirst()
                    .orElseThrow()
                    .getData();
        }

        private static Container collection(Manifests manifests) {
            return manifests.workload("collection-service").containers().get(0);
        }
    }

    @Nested
    class Keycloak {

        private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

        @Test
        void isGivenAValueForEveryPlaceholderOfTheRealm() throws IOException {
            var manifests = build();
            var keycloak = manifests.workload("keycloak").containers().get(0);

            assertThat(PLACEHOLDER.matcher(Files.readString(folder.realm())).results())
                    .isNotEmpty()
                    .extracting(found -> found.group(1))
                    .allMatch(manifests.environment(keycloak)::containsKey);
        }

        @Test
        void namesTheIssuerThatTheServicesExpect() throws IOException {
            var manifests = build();
            var keycloak = manifests.environment(
                    manifests.workload("keycloak").containers().get(0));
            var gateway = manifests.environment(
                    manifests.workload("gateway").containers().get(0));

            assertThat(gateway)
                    .containsEntry("QUARKUS_OIDC_TOKEN_ISSUER", keycloak.get("KC_HOSTNAME") + "/realms/etown");
        }

        @Test
        void isOfTheProjectsVersion() throws IOException {
            assertThat(imageOf("keycloak"))
                    .isEqualTo("quay.io/keycloak/keycloak:" + versions().keycloak());
        }
    }

    @Nested
    class Postgresql {

        /** Each service signs in with the password that its role was made with. */
        @Test
        void makesARoleForEveryServiceThatSignsIn() throws IOException {
            var manifests = build();
            var postgresql = manifests.environment(
                    manifests.workload("postgresql").containers().get(0));
            var script = Files.readString(folder.path().resolve("components/postgresql/create-databases.sh"));

            for (var name : new String[] {"governance", "collection", "monitoring", "assessment"}) {
                var service = manifests.environment(
                        manifests.workload(name + "-service").containers().get(0));
                assertThat(service)
                        .containsEntry("QUARKUS_DATASOURCE_USERNAME", name)
                        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://postgresql:5432/" + name)
                        .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://postgresql:5432/" + name)
                        .containsEntry(
                                "QUARKUS_DATASOURCE_PASSWORD",
                                postgresql.get(name.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD"));
                assertThat(script).containsPattern("for name in [a-z ]*\\b" + name + "\\b");
            }
        }

        @Test
        void isOfTheProjectsVersion() throws IOException {
            assertThat(imageOf("postgresql"))
                    .isEqualTo("docker.io/library/postgres:" + versions().postgresql());
        }
    }

    @Nested
    class Volume {

        /** A unit that does its worst for a day, or sends the largest batch, leaves the others most of the room. */
        @Test
        void isNotFilledByOneUnitInADay() throws IOException {
            var manifests = build();
            var collection = manifests.environment(
                    manifests.workload("collection-service").containers().get(0));
            var volume = manifests.all(StatefulSet.class).stream()
                    .flatMap(set -> set.getSpec().getVolumeClaimTemplates().stream())
                    .map(claim -> claim.getSpec().getResources().getRequests().get("storage"))
                    .map(size -> Quantity.getAmountInBytes(size).longValueExact())
                    .toList();

            assertThat(volume).singleElement().satisfies(bytes -> {
                assertThat(bytes(collection.get("ETOWN_INTAKE_BYTES_A_DAY"))).isBetween(1L << 20, bytes / 50);
                assertThat(bytes(collection.get("ETOWN_BATCHES_MOST_BYTES"))).isBetween(1L << 20, bytes / 10);
            });
        }

        /** Of the services, {@code M} and {@code G} are powers of two; of Kubernetes, {@code Mi} and {@code Gi}. */
        private static long bytes(String memorySize) {
            return Quantity.getAmountInBytes(new Quantity(memorySize + "i")).longValueExact();
        }
    }

    @Nested
    class Services {

        @Test
        void runAsTheUserOfTheirImage() throws IOException {
            var recipe = Files.readString(folder.path().resolve("Dockerfile"));

            assertThat(build().workload("gateway").pod().getSecurityContext().getRunAsUser())
                    .satisfies(user -> assertThat(recipe).contains("\nUSER " + user + "\n"));
        }

        /** And the gateway nobody's, as long as there is no ingress before it. */
        @Test
        void believeThePodsAloneWhereACallerIs() throws IOException {
            var manifests = build();

            for (var name : new String[] {"governance", "collection", "monitoring", "assessment"}) {
                var believed = manifests
                        .environment(manifests
                                .workload(name + "-service")
                                .containers()
                                .get(0))
                        .get("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
                assertThat(believed.split(",")).isNotEmpty().allMatch(range -> range.matches("10\\.\\d+\\.0\\.0/16"));
            }
            assertThat(manifests.environment(
                            manifests.workload("gateway").containers().get(0)))
                    .doesNotContainKey("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
        }

        @Test
        void findTheirSigningKeyInAFolderThatIsMounted() throws IOException {
            var manifests = build();
            var collection =
                    manifests.workload("collection-service").containers().get(0);

            assertThat(collection.getVolumeMounts())
                    .filteredOn(mount -> mount.getMountPath()
                            .equals(manifests.environment(collection).get("ETOWN_KEYS_FOLDER")))
                    .singleElement()
                    .satisfies(mount -> {
                        assertThat(mount.getName()).isEqualTo("receipt-keys");
                        assertThat(mount.getReadOnly()).isTrue();
                    });
        }

        @Test
        void rememberWhatWasPublishedOfTheLedgerOnAVolumeOfItsOwn() throws IOException {
            var manifests = build();
            var collection =
                    manifests.workload("collection-service").containers().get(0);

            assertThat(collection.getVolumeMounts())
                    .filteredOn(mount -> mount.getMountPath()
                            .equals(manifests.environment(collection).get("ETOWN_LEDGER_FOLDER")))
                    .singleElement()
                    .satisfies(mount -> {
                        assertThat(mount.getName()).isEqualTo("ledger");
                        assertThat(mount.getReadOnly()).isNull();
                    });
        }
    }

    private Manifests build() throws IOException {
        folder.makeSecrets(LOCAL);
        return Manifests.of(new Kustomize().build(folder.overlay(LOCAL)));
    }

    private String imageOf(String workload) throws IOException {
        return build().workload(workload).containers().get(0).getImage();
    }

    private static ProjectVersions versions() throws IOException {
        return ProjectVersions.read(ManifestFolder.ROOT.resolve("pom.xml"));
    }
}
