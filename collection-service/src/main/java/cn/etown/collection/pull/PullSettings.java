package cn.etown.collection.pull;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How sources are pulled. */
@ConfigMapping(prefix = "etown.pull")
interface PullSettings {

    /** Networks that are not public, and that the center permits connectors to go to. */
    Optional<List<String>> approvedNetworks();

    /** The networks of the cluster's pods and services, to which no connector goes whatever was approved. */
    Optional<List<String>> clusterNetworks();

    /** The file of the key that seals credentials: 32 bytes in Base64. Without it none are taken. */
    Optional<Path> keyFile();

    /** How often each replica looks whether something is to be pulled. */
    Duration every();

    /** Pulls that one replica runs at once. */
    int atOnce();

    /** How many attempts a run has. */
    int attempts();

    /** How long to wait after the first attempt. */
    Duration firstPause();

    /** How long to wait at most. */
    Duration longestPause();

    /** How long whoever runs a pull may be silent before another takes it over. */
    Duration lease();

    /** How long connecting, and waiting for the next bytes, may take. */
    Duration silence();

    /** How long fetching may take in all. */
    Duration fetchWithin();

    /** The most that is fetched for one period. */
    MemorySize mostBytes();

    /** How many of its periods a connector pulls in one round. */
    int periodsARound();
}
