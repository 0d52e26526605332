package cn.etown.e2e.k8s;

import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import java.io.IOException;
import java.nio.file.Path;

/** The versions that the root pom decides for the whole project. */
record ProjectVersions(String project, String keycloak, String postgresql) {

    static ProjectVersions read(Path pom) throws IOException {
        return new ProjectVersions(
                text(pom, "/project/version"),
                text(pom, "/project/properties/keycloak.version"),
                // The binaries count 18.6.0 where PostgreSQL and its image say 18.6.
                text(pom, "/project/properties/postgres-binaries.version").replaceFirst("\\.0$", ""));
    }

    private static String text(Path pom, String path) throws IOException {
        try {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            return XPathFactory.newInstance().newXPath().evaluate(path, document);
        } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
            throw new IllegalStateException(e);
        }
    }
}
