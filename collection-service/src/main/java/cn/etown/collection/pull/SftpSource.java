package cn.etown.collection.pull;

import cn.etown.collection.pull.domain.Target;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fetches a file by SFTP, from a host that has the key that was approved. */
@ApplicationScoped
class SftpSource {

    private final Duration silence;

    SftpSource(PullSettings settings) {
        silence = settings.silence();
    }

    Fetched fetch(
            Target.Sftp target, String place, String known, Credentials credentials, Addresses addresses, Spool spool)
            throws IOException {
        AtomicBoolean otherKey = new AtomicBoolean();
        try (SshClient client = SshClient.setUpDefaultClient()) {
            // Nothing of the machine's own ssh settings counts.
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setServerKeyVerifier((session, address, key) -> {
                boolean approved = target.hostKey().equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
                otherKey.set(!approved);
                return approved;
            });
            CoreModuleProperties.IDLE_TIMEOUT.set(client, silence);
            client.start();
            InetSocketAddress address = new InetSocketAddress(addresses.require(target.host()), target.port());
            try (ClientSession session = client.connect(credentials.username(), address)
                    .verify(silence)
                    .getSession()) {
                signIn(session, credentials);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    return fetch(sftp, place, known, spool);
                }
            }
        } catch (IOException failed) {
            throw otherKey.get() ? PullProblem.otherHostKey() : PullProblem.unreachable(failed);
        }
    }

    private void signIn(ClientSession session, Credentials credentials) throws IOException {
        if (credentials.password() != null) {
            session.addPasswordIdentity(credentials.password());
        }
        if (credentials.privateKey() != null) {
            try (InputStream pem =
                    new ByteArrayInputStream(credentials.privateKey().getBytes(StandardCharsets.UTF_8))) {
                for (KeyPair pair : SecurityUtils.loadKeyPairIdentities(session, null, pem, null)) {
                    session.addPublicKeyIdentity(pair);
                }
            } catch (GeneralSecurityException | RuntimeException noKey) {
                throw PullProblem.cannotSignIn();
            }
        }
        session.auth().verify(silence);
    }

    private static Fetched fetch(SftpClient sftp, String place, String known, Spool spool) throws IOException {
        SftpClient.Attributes before = stat(sftp, place);
        String mark = mark(before);
        if (mark.equals(known)) {
            return new Fetched(place, mark, null);
        }
        try (InputStream content = sftp.read(place)) {
            spool.writeAll(content);
        }
        if (!mark(stat(sftp, place)).equals(mark) || spool.bytes() != before.getSize()) {
            throw PullProblem.changing();
        }
        return new Fetched(place, mark, spool.digest());
    }

    private static SftpClient.Attributes stat(SftpClient sftp, String place) throws IOException {
        try {
            SftpClient.Attributes found = sftp.stat(place);
            if (!found.isRegularFile()) {
                throw PullProblem.notThere();
            }
            return found;
        } catch (org.apache.sshd.sftp.common.SftpException none) {
            throw PullProblem.notThere();
        }
    }

    private static String mark(SftpClient.Attributes file) {
        return file.getSize() + " " + file.getModifyTime().toMillis();
    }
}
