package cn.etown.kit.migration;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema {@code kit} of a service's database up to date before anything else starts.
 *
 * <p>Apart from the service's own migrations, with a history of its own, so that kit and service number theirs independently.
 */
@ApplicationScoped
class KitMigration {

    private final AgroalDataSource database;

    KitMigration(AgroalDataSource database) {
        this.database = database;
    }

    void migrate(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(database)
                .locations("classpath:db/kit")
                .schemas("kit")
                .table("migration")
                .load()
                .migrate();
    }
}
