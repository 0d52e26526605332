package cn.etown.e2e.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TypedModelsTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: gateway
            spec:
              replicas: 1
              template:
                spec:
                  containers:
                    - name: service
                      image: etown/gateway
                      env:
                        - name: PORT
                          value: "8080"
                      resources:
                        limits: {memory: 512Mi}
                      livenessProbe:
                        httpGet: {path: /q/health/live, port: http}
                        periodSeconds: 10
                      securityContext:
                        readOnlyRootFilesystem: true
            """;

    @Test
    void readsWhatIsRight() throws IOException {
        var read = (Deployment) TypedModels.read(object(DEPLOYMENT));

        assertThat(read.getSpec().getTemplate().getSpec().getContainers())
                .singleElement()
                .satisfies(container -> {
                    assertThat(container
                                    .getLivenessProbe()
                                    .getHttpGet()
                                    .getPort()
                                    .getStrVal())
                            .isEqualTo("http");
                    assertThat(container
                                    .getResources()
                                    .getLimits()
                                    .get("memory")
                                    .getNumericalAmount())
                            .isEqualByComparingTo("536870912");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "replicas,               replica",
        "livenessProbe,          livenesProbe",
        "readOnlyRootFilesystem, readOnlyRootFileSystem",
        "httpGet,                httpget",
        "metadata,               metaData"
    })
    void refusesAMisspelledFieldAtAnyDepth(String right, String wrong) {
        assertThatThrownBy(() -> TypedModels.read(object(DEPLOYMENT.replace(right + ":", wrong + ":"))))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "'value: \"8080\"',              'value: 8080'",
        "'value: \"8080\"',              'value: true'",
        "periodSeconds: 10,              periodSeconds: ten",
        "'periodSeconds: 10',            'periodSeconds: \"10\"'",
        "readOnlyRootFilesystem: true,   'readOnlyRootFilesystem: \"true\"'",
        "'limits: {memory: 512Mi}',      'limits: 512Mi'"
    })
    void refusesAValueOfAnotherType(String right, String wrong) {
        assertThatThrownBy(() -> TypedModels.read(object(DEPLOYMENT.replace(right, wrong))))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesAKindThatItsGroupDoesNotHave() {
        assertThatThrownBy(() -> TypedModels.read(object(DEPLOYMENT.replace("apps/v1", "batch/v1"))))
                .hasMessageContaining("Deployment")
                .hasMessageContaining("batch/v1");
    }

    @Test
    void refusesAFieldThatStandsTwice() {
        assertThatThrownBy(() -> object(DEPLOYMENT.replace("replicas: 1", "replicas: 1\n  replicas: 2")))
                .hasMessageContaining("replicas");
    }

    private static ObjectNode object(String text) throws IOException {
        return Yaml.objects(text).get(0);
    }
}
