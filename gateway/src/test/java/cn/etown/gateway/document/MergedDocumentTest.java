package cn.etown.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

class MergedDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI ISSUER = URI.create("https://sign-in.test/realms/etown");

    @Test
    void equalsTheGoldenDocument() throws IOException {
        var merged = new MergedDocument(ISSUER)
                .add("governance", read("/documents/governance.json"))
                .add("collection", read("/documents/collection.json"))
                .without("monitoring")
                .add("assessment", read("/documents/assessment.json"))
                .toJson();

        assertThat(merged.toPrettyString())
                .isEqualTo(read("/documents/merged.golden.json").toPrettyString());
    }

    @Test
    void saysThatTheGatewayMayAnswerThatItIsTooMuch() {
        String problem = "{'application/problem+json':{'schema':{'$ref':'#/components/schemas/Problem'}}}";
        var service = json("{'paths':{'/x':{'get':{'responses':{'200':{'description':'OK'},"
                + "'500':{'description':'failed','content':" + problem + "}}}}}}");

        var merged = new MergedDocument(ISSUER).add("governance", service).toJson();

        assertThat(merged.at("/paths/~1x/get/responses/429/content")).isEqualTo(json(problem));
    }

    @Nested
    class Components {

        @Test
        void thatAreAlikeAreShared() {
            var merged = merge("{'Problem':{'type':'object'}}", "{'Problem':{'type':'object'}}");

            assertThat(merged).isEqualTo(json("{'Problem':{'type':'object'}}"));
        }

        @Test
        void thatDifferAreCalledByTheirService() {
            var merged = merge("{'Page':{'type':'object'}}", "{'Page':{'type':'array'}}");

            assertThat(merged).isEqualTo(json("{'Page':{'type':'object'},'CollectionPage':{'type':'array'}}"));
        }

        @Test
        void thatReferToWhatDiffersAreNotAlikeEither() {
            String around =
                    "{'A':{'items':{'$ref':'#/components/schemas/B'}},'B':{'items':{'$ref':'#/components/schemas/C'}},";

            var merged = merge(around + "'C':{'type':'string'}}", around + "'C':{'type':'integer'}}");

            assertThat(merged.at("/A/items/$ref").asText()).isEqualTo("#/components/schemas/B");
            assertThat(merged.at("/CollectionA/items/$ref").asText()).isEqualTo("#/components/schemas/CollectionB");
            assertThat(merged.at("/CollectionB/items/$ref").asText()).isEqualTo("#/components/schemas/CollectionC");
            assertThat(merged.at("/CollectionC/type").asText()).isEqualTo("integer");
        }

        @Test
        void thatReferToThemselvesAreShared() {
            String tree = "{'Tree':{'items':{'$ref':'#/components/schemas/Tree'}}}";

            assertThat(merge(tree, tree)).isEqualTo(json(tree));
        }

        private static JsonNode merge(String governance, String collection) {
            return new MergedDocument(ISSUER)
                    .add("governance", withSchemas(governance))
                    .add("collection", withSchemas(collection))
                    .toJson()
                    .at("/components/schemas");
        }

        private static ObjectNode withSchemas(String schemas) {
            ObjectNode document = JSON.createObjectNode();
            document.putObject("components").set("schemas", json(schemas));
            return document;
        }
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode read(String resource) throws IOException {
        try (var file = MergedDocumentTest.class.getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(file);
        }
    }
}
