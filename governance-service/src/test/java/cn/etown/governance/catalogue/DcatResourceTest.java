package cn.etown.governance.catalogue;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.RdfDataset;
import com.apicatalog.rdf.RdfTriple;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

/** What a JSON-LD processor makes of the export; it may fetch nothing from anywhere. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DcatResourceTest {

    private static final String HOST = "https://data.example.cn";
    private static final String API = HOST + "/api/governance/v1/";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCT = "http://purl.org/dc/terms/";
    private static final String ADMS = "http://www.w3.org/ns/adms#";
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

    @Test
    void saysOfALiveInterfaceAllThatACatalogueAsks() {
        String unit = newUnitCode();
        String code = onlineInterface(unit, ContractFixtures.sales());
        var triples = triples(export(asOf("clerk", unit)));
        String dataset = API + "interfaces/" + code;
        String contract = API + "contracts/"
                + as("auditor").queryParam("interface", code).get("/contracts").path("items[0].id");
        String system = API + "source-systems/"
                + as("auditor").get("/interfaces/" + code).path("sourceSystem");

        assertThat(objects(triples, API + "dcat", DCAT + "dataset")).containsExactly(dataset);
        assertThat(objects(triples, API + "dcat", DCT + "title"))
                .containsExactlyInAnyOrder("数据接口目录@zh-cn", "Catalogue of data interfaces@en");
        assertThat(objects(triples, dataset, TYPE)).containsExactly(DCAT + "Dataset");
        assertThat(objects(triples, dataset, DCT + "title")).containsExactly("销售明细@zh-cn");
        assertThat(objects(triples, dataset, DCT + "identifier")).containsExactly(code);
        assertThat(objects(triples, dataset, DCT + "publisher")).containsExactly(API + "units/" + unit);
        assertThat(objects(triples, dataset, DCT + "accrualPeriodicity"))
                .containsExactly(AUTHORITY + "frequency/DAILY");
        assertThat(objects(triples, dataset, DCT + "accessRights"))
                .containsExactly(AUTHORITY + "access-right/RESTRICTED");
        assertThat(objects(triples, dataset, DCT + "conformsTo")).containsExactly(contract);
        assertThat(objects(triples, dataset, DCAT + "version")).containsExactly("1.0.0");
        assertThat(objects(triples, dataset, DCAT + "theme"))
                .containsExactlyInAnyOrder(API + "dcat#BUSINESS_PLATFORM", API + "themes/SALES");
        assertThat(objects(triples, API + "dcat#BUSINESS_PLATFORM", SKOS + "prefLabel"))
                .containsExactlyInAnyOrder("业务平台域@zh-cn", "Business platform@en");
        assertThat(objects(triples, dataset, ADMS + "status")).containsExactly(API + "dcat#state-ONLINE");
        assertThat(objects(triples, contract, TYPE)).containsExactly(DCT + "Standard");
        assertThat(objects(triples, contract, DCAT + "version")).containsExactly("1.0.0");
        assertThat(objects(triples, dataset, DCAT + "distribution")).containsExactly(dataset + "#distribution");
        assertThat(objects(triples, dataset + "#distribution", TYPE)).containsExactly(DCAT + "Distribution");
        assertThat(objects(triples, dataset + "#distribution", DCAT + "accessService"))
                .containsExactly(system);
        assertThat(objects(triples, API + "dcat", DCAT + "service")).containsExactly(system);
        assertThat(objects(triples, system, TYPE)).containsExactly(DCAT + "DataService");
        assertThat(objects(triples, system, DCAT + "servesDataset")).containsExactly(dataset);
    }

    @Test
    void tellsWhatTheContractAndTheNamesInEnglishSay() {
        String unit = newUnitCode();
        String document = ContractFixtures.sales()
                .replace("name: 网店销售明细\n", "name: 网店销售明细\ntags: [网店, 销售]\n")
                .replace("    description: 每行一笔销售或退货\n", "    description: 每行一笔销售或退货\n    tags: [销售, 日报]\n");
        String code = onlineInterface(unit, document);
        String path = "/interfaces/" + code;
        as("operator")
                .header("If-Match", as("operator").get(path).header("ETag"))
                .body(Map.of("name", "销售明细", "nameEn", "Sales lines"))
                .put(path)
                .then()
                .statusCode(200);

        var triples = triples(export(asOf("clerk", unit)));

        String dataset = API + "interfaces/" + code;
        assertThat(objects(triples, dataset, DCT + "description")).containsExactly("销售监测@zh-cn");
        assertThat(objects(triples, dataset, DCAT + "keyword"))
                .containsExactlyInAnyOrder("网店@zh-cn", "销售@zh-cn", "日报@zh-cn");
        assertThat(objects(triples, dataset, DCT + "title")).containsExactlyInAnyOrder("销售明细@zh-cn", "Sales lines@en");
        assertThat(objects(triples, dataset + "#distribution", DCT + "title"))
                .containsExactlyInAnyOrder("销售明细@zh-cn", "Sales lines@en");
        assertThat(objects(triples, dataset, DCAT + "theme"))
                .containsExactlyInAnyOrder(API + "dcat#BUSINESS_PLATFORM", API + "themes/SALES");
        assertThat(objects(triples, API + "themes/SALES", SKOS + "prefLabel"))
                .containsExactlyInAnyOrder("销售@zh-cn", "Sales@en");
    }

    @Test
    void namesAPlannedInterfaceWithoutPromisingItsData() {
        String unit = newUnitCode();
        String dataset = API + "interfaces/" + newInterface(unit);

        var triples = triples(export(asOf("clerk", unit)));

        assertThat(objects(triples, dataset, ADMS + "status")).containsExactly(API + "dcat#state-PLANNED");
        assertThat(objects(triples, dataset, DCAT + "distribution")).isEmpty();
        assertThat(objects(triples, dataset, DCT + "conformsTo")).isEmpty();
        assertThat(objects(triples, dataset, DCT + "accrualPeriodicity")).isEmpty();
        assertThat(objects(triples, dataset, DCT + "description")).isEmpty();
        assertThat(objects(triples, dataset, DCAT + "keyword")).isEmpty();
    }

    @Test
    void isReadPageByPage() {
        String unit = newUnitCode();
        newInterface(unit);
        newInterface(unit);

        String next = asOf("clerk", unit)
                .queryParam("limit", 1)
                .get("/dcat")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/ld+json"))
                .body("'dcat:dataset'", hasSize(1))
                .extract()
                .path("'hydra:view'.'hydra:next'.'@id'");

        asOf("clerk", unit)
                .basePath("")
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("'dcat:dataset'", hasSize(1))
                .body("'hydra:view'.size()", equalTo(1));
    }

    @Test
    void holdsNothingOfAnotherUnit() {
        newInterface(newUnitCode());

        assertThat(objects(triples(export(asOf("clerk", newUnit()))), API + "dcat", DCAT + "dataset"))
                .isEmpty();
    }

    private static String export(RequestSpecification caller) {
        return caller.get("/dcat").then().statusCode(200).extract().asString();
    }

    private static List<RdfTriple> triples(String document) {
        var options = new JsonLdOptions((url, how) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, url.toString());
        });
        options.setBase(URI.create(API + "dcat"));
        try {
            RdfDataset found = JsonLd.toRdf(JsonDocument.of(new StringReader(document)))
                    .options(options)
                    .get();
            return found.getDefaultGraph().toList();
        } catch (JsonLdError wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** The values of a property of a thing; a text with its language where it has one. */
    private static Stream<String> values(List<RdfTriple> triples, String subject, String property) {
        return triples.stream()
                .filter(triple -> triple.getSubject().getValue().equals(subject)
                        && triple.getPredicate().getValue().equals(property))
                .map(RdfTriple::getObject)
                .map(object -> object.isLiteral()
                        ? object.getValue()
                                + object.asLiteral()
                                        .getLanguage()
                                        .map(language -> "@" + language.toLowerCase(Locale.ROOT))
                                        .orElse("")
                        : object.getValue());
    }

    private static List<String> objects(List<RdfTriple> triples, String subject, String property) {
        return values(triples, subject, property).toList();
    }
}
