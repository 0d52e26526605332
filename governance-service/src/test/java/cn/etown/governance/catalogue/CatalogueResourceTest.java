package cn.etown.governance.catalogue;

import cn.etown.governance.contract.ContractFixtures;
import cn.etown.kit.testing.PostgresResource;
import cn.etown.kit.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static cn.etown.governance.GovernanceFixtures.UNIT_A;
import static cn.etown.governance.GovernanceFixtures.UNIT_B;
import static cn.etown.governance.GovernanceFixtures.as;
import static cn.etown.governance.GovernanceFixtures.asOf;
import static cn.etown.governance.GovernanceFixtures.draft;
import static cn.etown.governance.GovernanceFixtures.move;
import static cn.etown.governance.GovernanceFixtures.newInterface;
import static cn.etown.governance.GovernanceFixtures.newUnit;
import static cn.etown.governance.GovernanceFixtures.newUnitCode;
import static cn.etown.governance.GovernanceFixtures.onlineInterface;
import static cn.etown.governance.GovernanceFixtures.putInForce;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CatalogueResourceTest {

    private static final String BASE = "/api/governance/v1/";

    private final AgroalDataSource database;

    /** What tests only read, registered once; of a unit of its own, so that what other tests leave is not in the way. */
    private static Registered shared;

    private String unit;
    private String code;
    private String contract;

    CatalogueResourceTest(AgroalDataSource database) {
        this.database = database;
    }

    /** A new unit, with an interface of the code and the draft of a contract. */
    private record Registered(String unit, String code, String contract) {

        static Registered now() {
            String unit = newUnitCode();
            String code = newInterface(unit);
            String contract = draft(unit, code, ContractFixtures.sales())
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            return new Registered(unit, code, contract);
        }
    }

    @BeforeEach
    void useWhatIsShared() {
        shared = shared == null ? Registered.now() : shared;
        use(shared);
    }

    /** For a test that adds to what its unit has. */
    private void useAnotherUnit() {
        use(Registered.now());
    }

    private void use(Registered registered) {
        unit = registered.unit();
        code = registered.code();
        contract = registered.contract();
    }

    @Nested
    class Tree {

        @Test
        void hasTheFiveDomainsForRoots() {
            below(null)
                    .body(
                            "items.node",
                            contains(
                                    "domain:BUSINESS_SUPPORT",
                                    "domain:NETWORK",
                                    "domain:MANAGEMENT_INFORMATION",
                                    "domain:BUSINESS_PLATFORM",
                                    "domain:EXTERNAL"))
                    .body("items.nameZh", contains("业务支撑域", "网络域", "管理信息域", "业务平台域", "外部数据资源"))
                    .body("items.nameEn[3]", equalTo("Business platform"))
                    .body("items.children", contains(0, 0, 0, 1, 0))
                    .body("items.link", everyItem(nullValue()));
        }

        @Test
        void givesItsRootsInPagesToo() {
            String next = own().queryParam("limit", 4)
                    .get("/catalogue-nodes")
                    .then()
                    .body("items", hasSize(4))
                    .extract()
                    .path("next");

            own().queryParam("limit", 4)
                    .queryParam("cursor", next)
                    .get("/catalogue-nodes")
                    .then()
                    .body("items.node", contains("domain:EXTERNAL"))
                    .body("next", nullValue());
        }

        @Test
        void leadsFromADomainToAField() {
            below("domain:BUSINESS_PLATFORM")
                    .body("items.node", contains("unit:BUSINESS_PLATFORM:" + unit))
                    .body("items[0].kind", equalTo("UNIT"))
                    .body("items[0].children", is(1))
                    .body("items[0].link", equalTo(BASE + "units/" + unit));
            String system = below("unit:BUSINESS_PLATFORM:" + unit)
                    .body("items.kind", contains("SOURCE_SYSTEM"))
                    .body("items[0].nameZh", equalTo("订单系统"))
                    .body("items[0].state", equalTo("OPERATION"))
                    .body("items[0].children", is(1))
                    .extract()
                    .path("items[0].node");
            below(system)
                    .body("items.node", contains("interface:" + code))
                    .body("items[0].state", equalTo("PLANNED"))
                    .body("items[0].children", is(1))
                    .body("items[0].link", equalTo(BASE + "interfaces/" + code));
            below("interface:" + code)
                    .body("items.node", contains("contract:" + contract))
                    .body("items[0].nameZh", equalTo("网店销售明细"))
                    .body("items[0].nameEn", equalTo("1.0.0"))
                    .body("items[0].state", equalTo("DRAFT"))
                    .body("items[0].children", is(6))
                    .body("items[0].link", equalTo(BASE + "contracts/" + contract));
            below("contract:" + contract)
                    .body("items.id", contains("invoice", "line", "soldAt", "quantity", "price", "channel"))
                    .body("items[0].nameZh", equalTo("单号"))
                    .body("items[0].node", nullValue())
                    .body("items[0].link", equalTo(BASE + "contracts/" + contract));
        }

        @Test
        void turnsItsPages() {
            String next = own().queryParams(Map.of("parent", "contract:" + contract, "limit", 4))
                    .get("/catalogue-nodes")
                    .then()
                    .body("items", hasSize(4))
                    .extract()
                    .path("next");

            own().queryParams(Map.of("parent", "contract:" + contract, "limit", 4, "cursor", next))
                    .get("/catalogue-nodes")
                    .then()
                    .body("items.id", contains("price", "channel"))
                    .body("next", nullValue());
        }

        @Test
        void showsPlannedInterfacesBesideLiveOnesUnlessAskedForOneState() {
            String system = below("unit:BUSINESS_PLATFORM:" + unit).extract().path("items[0].node");

            own().queryParams(Map.of("parent", system, "state", "ONLINE"))
                    .get("/catalogue-nodes")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            own().queryParams(Map.of("parent", system, "state", "PLANNED"))
                    .get("/catalogue-nodes")
                    .then()
                    .body("items", hasSize(1));
            own().queryParams(Map.of("parent", "unit:BUSINESS_PLATFORM:" + unit, "state", "ONLINE"))
                    .get("/catalogue-nodes")
                    .then()
                    .body("items.children", contains(0));
        }

        @Test
        void holdsNothingOfAnotherUnit() {
            String stranger = newUnit();
            String system = below("unit:BUSINESS_PLATFORM:" + unit).extract().path("items[0].node");

            for (var node :
                    List.of("unit:BUSINESS_PLATFORM:" + unit, system, "interface:" + code, "contract:" + contract)) {
                asOf("clerk", stranger)
                        .queryParam("parent", node)
                        .get("/catalogue-nodes")
                        .then()
                        .statusCode(404);
            }
            asOf("clerk", stranger).get("/catalogue-nodes").then().body("items.children", everyItem(is(0)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"domain", "domain:SEA", "unit:NETWORK", "contract:1", "field:1", "interface:a:b"})
        void refusesWhatIsNoNode(String node) {
            as("operator")
                    .queryParam("parent", node)
                    .get("/catalogue-nodes")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("parent"));
        }
    }

    @Nested
    class Entries {

        @ParameterizedTest
        @CsvSource({
            "单,       invoice", // from the first character
            "单号,     invoice",
            "成交时间,  soldAt",
            "sol,      soldAt",
            "at,       soldAt", // a word in a name
            "ＳＯＬＤ,  soldAt", // full width
        })
        void findsAFieldFromTheFirstCharacterInBothLanguages(String asked, String field) {
            assertThat(fields(asked)).contains(field);
        }

        @Test
        void showsDataUsersOfOtherUnitsWhatTheyCanApplyForAndNothingElse() {
            String online = onlineInterface(UNIT_A, ContractFixtures.sales());
            String planned = newInterface(UNIT_A);

            found("user", Map.of("q", online))
                    .body("items[0].kind", equalTo("INTERFACE"))
                    .body("items[0].id", equalTo(online))
                    .body("items[0].unit", equalTo(UNIT_A))
                    .body("items[0].parent", nullValue())
                    .body("items[0].link", equalTo(BASE + "interfaces/" + online + "/calibers"));
            found("user", Map.of("q", planned)).body("items", hasSize(0));
            found("user", Map.of("kind", "FIELD", "unit", UNIT_A, "q", "price", "limit", "200"))
                    .body("items.findAll { it.interface == '" + online + "' }.sensitivityClass", contains("L2"))
                    .body("items.findAll { it.interface == '" + online + "' }.personalData", contains(false))
                    .body("items.state", everyItem(equalTo("IN_FORCE")));
            found("user", Map.of("kind", "CONTRACT")).body("items", hasSize(0));
            found("user", Map.of("kind", "UNIT")).body("items", hasSize(0));

            found("clerk", Map.of("q", online, "applicable", "true")).body("items", hasSize(0));
            asOf("user", UNIT_B)
                    .get("/interfaces/" + online + "/calibers")
                    .then()
                    .statusCode(200);
        }

        @Test
        void showsDataUsersWhoProvideDataTheirOwnBesideWhatTheyCanApplyFor() {
            String own = onlineInterface(UNIT_B, ContractFixtures.sales());
            String planned = newInterface(UNIT_B);
            String other = onlineInterface(UNIT_A, ContractFixtures.sales());
            String otherPlanned = newInterface(UNIT_A);

            for (String applicable : List.of("true", "false")) {
                foundByBoth(own, applicable)
                        .body("items[0].parent", notNullValue())
                        .body("items[0].link", equalTo(BASE + "interfaces/" + own));
                foundByBoth(other, applicable)
                        .body("items[0].parent", nullValue())
                        .body("items[0].link", equalTo(BASE + "interfaces/" + other + "/calibers"));
                foundByBoth(otherPlanned, applicable).body("items", hasSize(0));
            }
            foundByBoth(planned, "false").body("items[0].link", equalTo(BASE + "interfaces/" + planned));
            foundByBoth(planned, "true").body("items", hasSize(0));
        }

        private ValidatableResponse foundByBoth(String code, String applicable) {
            return given().basePath(BASE)
                    .auth()
                    .oauth2(Tokens.of("clerk", "user").unit(UNIT_B).sign())
                    .queryParams(Map.of("q", code, "kind", "INTERFACE", "applicable", applicable))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200);
        }

        private ValidatableResponse found(String role, Map<String, String> asked) {
            return asOf(role, UNIT_B)
                    .queryParams(asked)
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200);
        }

        @Test
        void showsWhereAFieldStandsAndWhatItIs() {
            search("soldAt")
                    .body("items", hasSize(1))
                    .body("items[0].kind", equalTo("FIELD"))
                    .body("items[0].nameZh", equalTo("成交时间"))
                    .body("items[0].nameEn", equalTo("soldAt"))
                    .body("items[0].unit", equalTo(unit))
                    .body("items[0].domain", equalTo("BUSINESS_PLATFORM"))
                    .body("items[0].state", equalTo("DRAFT"))
                    .body("items[0].interface", equalTo(code))
                    .body("items[0].version", equalTo("1.0.0"))
                    .body("items[0].parent", equalTo("contract:" + contract))
                    .body("items[0].link", equalTo(BASE + "contracts/" + contract));
        }

        @Test
        void findsWhatAFieldIsCalledAndWhatItMeans() {
            useAnotherUnit();
            String other = draft(
                            unit,
                            newInterface(unit),
                            ContractFixtures.salesBut(
                                    "physicalName: 单价\n        description: 买方实付单价，含税，元",
                                    "physicalName: 单价\n        businessName: 净成交价\n        description: 退货按退款日冲减"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            search("净成").body("items.parent", contains("contract:" + other)).body("items[0].nameZh", equalTo("净成交价"));
            search("冲减").body("items[0].description", equalTo("退货按退款日冲减"));
        }

        @Test
        void findsUnitsSystemsAndInterfacesByTheirNamesInEnglish() {
            useAnotherUnit();
            String system = as("auditor").get("/interfaces/" + code).path("sourceSystem");
            change(
                    "/units/" + unit,
                    Map.of(
                            "name",
                            "单位",
                            "nameEn",
                            "Fairtrade Center",
                            "kind",
                            "ENTERPRISE",
                            "roles",
                            List.of("PROVIDER")));
            change(
                    "/source-systems/" + system,
                    Map.of("name", "订单系统", "nameEn", "Fairtrade orders", "domain", "BUSINESS_PLATFORM"));
            change("/interfaces/" + code, Map.of("name", "销售明细", "nameEn", "Fairtrade sales lines"));

            search("fairt")
                    .body("items.kind", contains("UNIT", "SOURCE_SYSTEM", "INTERFACE"))
                    .body("items.nameEn", contains("Fairtrade Center", "Fairtrade orders", "Fairtrade sales lines"));
            below("domain:BUSINESS_PLATFORM").body("items.nameEn", contains("Fairtrade Center"));
            below("unit:BUSINESS_PLATFORM:" + unit).body("items.nameEn", contains("Fairtrade orders"));
            below("source-system:" + system).body("items.nameEn", contains("Fairtrade sales lines"));
            change("/interfaces/" + code, Map.of("name", "销售明细"));
            search("fairt").body("items.kind", contains("UNIT", "SOURCE_SYSTEM"));
        }

        private void change(String path, Map<String, ?> known) {
            as("operator")
                    .header("If-Match", as("operator").get(path).header("ETag"))
                    .body(known)
                    .put(path)
                    .then()
                    .statusCode(200)
                    .body("nameEn", equalTo(known.get("nameEn")));
        }

        @Test
        void saysWhatAFieldMeansAndWhoSaysSo() {
            useAnotherUnit();
            String caliber = "description: 买方实付单价，含税，元";
            String referring = drafted(ContractFixtures.salesBut(caliber, """
                    authoritativeDefinitions:
                              - type: dataElement
                                url: /api/governance/v1/data-elements/saleAmount"""));
            String following = drafted(ContractFixtures.salesBut("description: 每行一笔销售或退货", """
                    authoritativeDefinitions:
                          - type: standardInterface
                            url: /api/governance/v1/standards/sales-lines""")
                    .replace("name: price", "name: saleAmount")
                    .replace("quantity, price", "quantity, saleAmount")
                    .replace("        " + caliber + "\n", ""));
            String silent = drafted(ContractFixtures.salesBut("        " + caliber + "\n", ""));

            calibersOf("price", contract)
                    .body("caliber.text", contains("买方实付单价，含税，元"))
                    .body("caliber.source", contains("CONTRACT"))
                    .body("caliber.link", contains(nullValue()));
            for (var contract : List.of(referring, following)) {
                calibersOf(contract.equals(referring) ? "price" : "saleAmount", contract)
                        .body("caliber.text", contains("买方实付金额，含税，不含运费；退货为负数"))
                        .body("caliber.source", contains("DATA_ELEMENT"))
                        .body("caliber.link", contains(BASE + "data-elements/saleAmount"))
                        .body("description", contains(nullValue()));
            }
            calibersOf("price", silent).body("caliber", contains(nullValue()));
        }

        private String drafted(String document) {
            return draft(unit, newInterface(unit), document)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private ValidatableResponse calibersOf(String field, String contract) {
            return own().queryParams(Map.of("q", field, "kind", "FIELD"))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .rootPath("items.findAll { it.parent == 'contract:" + contract + "' && it.id == '" + field + "' }");
        }

        @Test
        void findsCharactersBeyondTheBasicBlock() {
            useAnotherUnit();
            String other = drafted(ContractFixtures.salesBut("physicalName: 单价", "physicalName: 𠮷㐂〇のデータ﨎"));

            for (var asked : List.of("𠮷", "㐂", "〇", "の", "ﾃﾞｰﾀ", "𠮷㐂〇", "﨎")) {
                own().queryParams(Map.of("q", asked, "kind", "FIELD"))
                        .get("/catalogue-entries")
                        .then()
                        .body("items.parent", contains("contract:" + other));
            }
            assertThat(fields("𠮸")).isEmpty();
        }

        @Test
        void putsFirstWhatHasJustThatName() {
            useAnotherUnit();
            search(code.toUpperCase()).body("items.kind", contains("INTERFACE", "CONTRACT"));
            search(unit).body("items[0].kind", equalTo("UNIT")).body("items[0].parent", nullValue());
            search("订单系统")
                    .body("items.kind", contains("SOURCE_SYSTEM"))
                    .body("items[0].parent", equalTo("unit:BUSINESS_PLATFORM:" + unit));
            draft(
                            unit,
                            newInterface(unit),
                            ContractFixtures.salesBut("name: channel", "name: lineChannel")
                                    .replace("[channel]", "[lineChannel]"))
                    .then()
                    .statusCode(201);
            assertThat(fields("line")).containsExactly("line", "line", "lineChannel");
        }

        @Test
        void listsAllByKindWhereNothingIsAsked() {
            own().get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(10))
                    .body("items[0].kind", equalTo("UNIT"))
                    .body("items[1].kind", equalTo("SOURCE_SYSTEM"))
                    .body("items[2].kind", equalTo("INTERFACE"))
                    .body("items[2].state", equalTo("PLANNED"))
                    .body("items[3].kind", equalTo("CONTRACT"))
                    .body("items[3].nameZh", equalTo("网店销售明细"))
                    .body("items[4].id", equalTo("invoice"));
        }

        @ParameterizedTest
        @CsvSource({
            "kind,   FIELD,             6",
            "kind,   UNIT,              1",
            "domain, BUSINESS_PLATFORM, 10",
            "domain, NETWORK,           0",
            "state,  DRAFT,             7", // the contract and its fields
            "state,  PLANNED,           1",
            "state,  OPERATION,         1",
            "state,  RETIRED,           0",
        })
        void isNarrowed(String filter, String value, int found) {
            own().queryParam(filter, value)
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(found));
            own().queryParam(filter, value)
                    .queryParam("q", "单")
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200);
        }

        @Test
        void isOfOneUnitForTheCenterWhereItAsks() {
            as("auditor")
                    .queryParams(Map.of("unit", unit, "q", "单"))
                    .get("/catalogue-entries")
                    .then()
                    .body("items.kind", contains("UNIT", "SOURCE_SYSTEM", "FIELD", "FIELD", "FIELD"))
                    .body("items.unit", everyItem(equalTo(unit)));
        }

        @Test
        void findsNothingOfAnotherUnit() {
            asOf("clerk", newUnit())
                    .queryParams(Map.of("q", code, "unit", unit))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }

        @Test
        void findsTheFieldsOfAContractThatCameIntoForce() {
            useAnotherUnit();
            String later = putInForce(unit, newInterface(unit), ContractFixtures.sales());

            own().queryParams(Map.of("state", "IN_FORCE", "q", "soldAt"))
                    .get("/catalogue-entries")
                    .then()
                    .body("items.parent", contains("contract:" + later));
        }

        @Test
        void isTheSameInPagesOfAnySize() {
            useAnotherUnit();
            draft(unit, newInterface(unit), ContractFixtures.sales()).then().statusCode(201);

            for (var asked : List.of("单", "line", "")) {
                var whole = pages(asked, 200);
                assertThat(whole).doesNotHaveDuplicates();
                assertThat(pages(asked, 1)).isEqualTo(whole);
                assertThat(pages(asked, 4)).isEqualTo(whole);
            }
        }

        /** A word that many rows have is read by looking ahead, one that few have by the index. */
        @Test
        void findsCommonAndRareWordsAmongThousandsInTheSameOrder() throws SQLException {
            useAnotherUnit();
            addFields(6000);

            assertThat(pages("常见", 200)).hasSize(6000);
            assertThat(pages("稀有", 7)).hasSize(12).isEqualTo(pages("稀有", 200));
        }

        @Test
        void findsNothingWhereNoWordIsAskedFor() {
            search("--").body("items", hasSize(0));
        }

        @ParameterizedTest
        @CsvSource({"kind, SEA", "domain, SEA", "state, SEA", "unit, 1", "cursor, RVhBQ1Q", "cursor, QUxMOkZJRUxEPTE"})
        void refusesWhatItCannotRead(String parameter, String value) {
            own().queryParam(parameter, value)
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(400)
                    .body("code", notNullValue());
        }

        /** Where the filter lets few through, all of them are looked at, however many have the word elsewhere. */
        @Test
        void findsACommonWordUnderARareFilter() throws SQLException {
            useAnotherUnit();
            addFields(6000);
            String submitted = draft(unit, newInterface(unit), ContractFixtures.salesBut("成交时所经渠道", "常见渠道"))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            move(asOf("signer", unit), "/contracts/" + submitted, "SUBMITTED")
                    .then()
                    .statusCode(200);

            own().queryParams(Map.of("q", "常见", "state", "SUBMITTED"))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains("channel"));
            own().queryParams(Map.of("q", "稀有", "state", "DRAFT", "domain", "BUSINESS_PLATFORM", "limit", 200))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(12));
            own().queryParams(Map.of("q", "常见", "domain", "EXTERNAL"))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }

        @Test
        void isRefusedWhereItTakesTooLong() throws SQLException {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table contract_field in access exclusive mode");

                own().queryParams(Map.of("q", "常见", "kind", "FIELD"))
                        .get("/catalogue-entries")
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("search-too-broad"))
                        .body("errors.pointer", contains("q"));
                connection.rollback();
            }
        }

        private List<String> fields(String asked) {
            return own().queryParams(Map.of("q", asked, "kind", "FIELD"))
                    .get("/catalogue-entries")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
        }

        private ValidatableResponse search(String asked) {
            return own().queryParam("q", asked).get("/catalogue-entries").then().statusCode(200);
        }

        /** What is found, in order, read in pages of one size. */
        private List<String> pages(String asked, int limit) {
            var found = new ArrayList<String>();
            String next = null;
            do {
                var request = own().queryParam("limit", limit);
                if (!asked.isEmpty()) {
                    request.queryParam("q", asked);
                }
                if (next != null) {
                    request.queryParam("cursor", next);
                }
                var page =
                        request.get("/catalogue-entries").then().statusCode(200).extract();
                List<Map<String, ?>> items = page.path("items");
                items.forEach(item -> found.add(item.get("link") + " " + item.get("id")));
                next = page.path("next");
            } while (next != null);
            return found;
        }

        private void addFields(int count) throws SQLException {
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement("""
                            insert into contract_field (contract, place, interface_code, unit, domain, name, heading, type, required)
                            select cast(? as uuid), 100 + place, ?, ?, 'BUSINESS_PLATFORM', 'f' || place,
                                '常见' || case when place % 500 = 0 then '稀有' else '' end, 'STRING', false
                            from generate_series(1, ?) as place""")) {
                insert.setString(1, contract);
                insert.setString(2, code);
                insert.setString(3, unit);
                insert.setInt(4, count);
                insert.executeUpdate();
            }
        }
    }

    /** The test of {@code FieldsOfEarlierContracts} runs that migration by itself; a service must find it. */
    @Test
    void followsOnTheMigrationOfEarlierContracts() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("select success from flyway_schema_history where version = '12.1'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getBoolean(1)).isTrue();
        }
    }

    private RequestSpecification own() {
        return asOf("clerk", unit);
    }

    private ValidatableResponse below(String node) {
        var request = own();
        if (node != null) {
            request.queryParam("parent", node);
        }
        return request.get("/catalogue-nodes").then().statusCode(200);
    }
}
