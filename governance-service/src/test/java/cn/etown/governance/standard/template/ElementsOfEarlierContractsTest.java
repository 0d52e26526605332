package cn.etown.governance.standard.template;

import cn.etown.governance.EarlierDatabase;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

class ElementsOfEarlierContractsTest {

    private static final String BEFORE = "28.3";

    @Test
    void areThoseThatTheDocumentsAndTheirStandardsReferTo() throws IOException, SQLException {
        try (var database = EarlierDatabase.at(BEFORE)) {
            database.execute(
                    "insert into unit (code, name, registered_at, revision) values ('91141029MA0DEM1AXT', '单位', now(), 0)",
                    "insert into source_system (id, unit, name, domain, phase, registered_at, revision)"
                            + " values (gen_random_uuid(), '91141029MA0DEM1AXT', '系统', 'NETWORK', 'OPERATION', now(), 0)",
                    "insert into data_interface (code, name, unit, source_system, domain, state, contract, registered_at, revision)"
                            + " select 'flow', '接口', unit, id, domain, 'PLANNED', 'NONE', now(), 0 from source_system",
                    standard(1, "1.0.0", "current_date - 9", "olderAmount"),
                    standard(2, "1.1.0", "current_date", "saleAmount"),
                    standard(3, "2.0.0", "current_date + 9", "laterAmount"),
                    contract(
                            1,
                            "schema: [{properties: [{name: price, " + element("unitPrice")
                                    + "}, {name: bare}, {name: other, "
                                    + definition("dataElement", "https://example.cn/other") + "}]}]"),
                    contract(2, following("mine")),
                    contract(3, following("mine?version=1.0.0")),
                    contract(4, following("nobodys")),
                    contract(5, "schema: [{"),
                    contract(6, "schema: none"),
                    contract(7, following("sales-lines")));

            database.migrateTo("29.1");

            assertThat(database.rows("select c.number || ' ' || e.field || ' ' || e.element from field_element e"
                            + " join contract c on c.id = e.contract order by c.number, e.field"))
                    .containsExactly(
                            "1 price unitPrice",
                            "2 amount saleAmount",
                            "2 price unitPrice",
                            "3 amount olderAmount",
                            "3 price unitPrice",
                            "4 price unitPrice",
                            "7 price unitPrice",
                            "7 saleQuantity saleQuantity");
        }
    }

    private static String following(String standard) {
        return "schema: [{" + definition("standardInterface", "/api/governance/v1/standards/" + standard)
                + ", properties: [{name: amount}, {name: saleQuantity}, {name: price, " + element("unitPrice") + "}]}]";
    }

    private static String element(String code) {
        return definition("dataElement", "/api/governance/v1/data-elements/" + code);
    }

    private static String definition(String type, String url) {
        return "authoritativeDefinitions: [{type: " + type + ", url: '" + url + "'}]";
    }

    private static String standard(int number, String version, String holdsFrom, String element) {
        String document = "id: ${interface}\nschema: [{properties: [{name: amount, zone: ${zone}, " + element(element)
                + "}, {name: price, " + element("standardsPrice") + "}, {name: absent, " + element("absent") + "}]}]";
        return "insert into standard_interface_version (id, code, number, version, theme, name_zh, name_en, description_zh,"
                + " description_en, document, holds_from, reason, author, author_name, added_at) values (gen_random_uuid(),"
                + " 'mine', " + number + ", '" + version + "', 'SALES', '标准', 'standard', '标准', 'standard', $$"
                + document
                + "$$, " + holdsFrom + ", '首版', 'a', 'a', now())";
    }

    private static String contract(int number, String document) {
        return "insert into contract (id, interface_code, unit, number, version, format, document, digest, state, author,"
                + " author_name, drafted_at, revision) values (gen_random_uuid(), 'flow', '91141029MA0DEM1AXT', "
                + number
                + ", '1.0." + number + "', 'YAML', $$" + document + "$$, '', 'DRAFT', 'a', 'a', now(), 0)";
    }
}
