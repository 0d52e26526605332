package cn.etown.local;

import java.io.IOException;
import java.util.Properties;

/** The versions of the programs that the build chose. */
record Versions(String keycloak, String postgresql) {

    static Versions ofBuild() throws IOException {
        var properties = new Properties();
        try (var in = Versions.class.getResourceAsStream("/versions.properties")) {
            properties.load(in);
        }
        return new Versions(properties.getProperty("keycloak"), properties.getProperty("postgresql"));
    }
}
