package cn.etown.e2e;

import cn.etown.local.LocalSystem;
import cn.etown.local.Options;
import cn.etown.local.Ports;
import cn.etown.local.Service;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Path;

/**
 * The packaged system with the real Keycloak and PostgreSQL, started once for all tests of the module on free ports and an
 * empty home. A test class takes its {@link County} as a constructor parameter.
 */
public final class RunningSystem implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(RunningSystem.class);

    private record Started(LocalSystem system, County county) implements AutoCloseable {

        static Started now() {
            Path root = Path.of(System.getProperty("test.root"));
            var system = LocalSystem.in(Options.of(root, FreshHome.emptied())
                    .on(Ports.free())
                    // So that a part of some hundred lines is written in several chunks, as a large one is.
                    .with(Service.COLLECTION, "ETOWN_PARTS_CHUNK_ROWS", "100")
                    // So that what is asked of Keycloak is done, and what people did there is seen, at once.
                    .with(Service.GOVERNANCE, "ETOWN_INVITATIONS_EVERY", "1s")
                    .with(Service.GOVERNANCE, "ETOWN_INVITATIONS_LOOK_AGAIN", "1S")
                    // Sources of tests stand on this machine, where connectors go to nothing else that is not public.
                    .with(Service.COLLECTION, "ETOWN_PULL_APPROVED_NETWORKS", "127.0.0.1/32")
                    // A test that asks again and again whether an interface takes batches leaves each of them open.
                    .with(Service.COLLECTION, "ETOWN_INTAKE_OPEN_BATCHES", "1000")
                    // Tests wait for the pull of a replica that was killed to be taken over.
                    .with(Service.COLLECTION, "ETOWN_PULL_LEASE", "30S")
                    .with(Service.COLLECTION, "ETOWN_PULL_SILENCE", "20S")
                    .with(Service.COLLECTION, "ETOWN_PULL_EVERY", "1s")
                    .with(Service.COLLECTION, "ETOWN_JUDGING_PAUSE", "2S")
                    // Tests wait for what is due, for signals and for the sweep again and again.
                    .with(Service.COLLECTION, "ETOWN_DUE_EVERY", "1s")
                    .with(Service.COLLECTION, "ETOWN_SIGNALS_EVERY", "1s")
                    .with(Service.COLLECTION, "ETOWN_BATCHES_SWEEP_EVERY", "1s")
                    // Tests wait for a follower whose neighbour was killed; its pauses grow to seconds otherwise.
                    .with(Service.COLLECTION, "ETOWN_FEED_LONGEST_PAUSE", "500ms")
                    .with(Service.MONITORING, "ETOWN_FEED_LONGEST_PAUSE", "500ms"));
            try {
                system.start();
                return new Started(system, new County(system));
            } catch (RuntimeException failure) {
                system.close();
                throw failure;
            }
        }

        @Override
        public void close() {
            system.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == County.class || type == LocalSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = started(context);
        return parameter.getParameter().getType() == County.class ? started.county : started.system;
    }

    private static Started started(ExtensionContext context) {
        return context.getRoot().getStore(SHARED).computeIfAbsent(Started.class, key -> Started.now(), Started.class);
    }
}
