package cn.etown.local.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the demonstration's interfaces need to be online. What is there is left as it is. */
final class Requirements {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final int REVIEW_DAYS = 365;

    private final Api operator;
    private final Api governor;
    private final Api collection;

    Requirements(Api operator, Api governor, Api collection) {
        this.operator = operator;
        this.governor = governor;
        this.collection = collection;
    }

    /** Terms in working days reach into the next year; where its notice has not been entered, the demonstration's year serves. */
    void enterCalendars() {
        IntStream.rangeClosed(today().getYear(), today().plusDays(REVIEW_DAYS).getYear())
                .filter(year ->
                        operator.find("/governance/v1/calendars/" + year).isEmpty())
                .forEach(year -> operator.create(
                        "/governance/v1/calendars",
                        Map.of(
                                "year",
                                year,
                                "source",
                                "演示：尚未录入当年放假通知，除元旦外按每周五个工作日计",
                                "days",
                                List.of(Map.of("day", year + "-01-01", "name", "元旦", "working", false)))));
    }

    /**
     * Brings all that the interface needs beside its contract and its acceptance: one step for each requirement.
     *
     * @param flow the interface's path
     */
    void meet(String flow, Api signer) {
        setAssurancePolicy(flow);
        nameResponsible(flow, signer);
        haveLegalBasisReviewed(flow, signer);
    }

    /** The demonstration plays collection's part: it has no trial of its own. */
    void reportAcceptance(String flow) {
        if (isEmpty(flow + "/acceptances")) {
            collection.create(
                    flow + "/acceptances",
                    Map.of(
                            "trialBatch",
                            "演示",
                            "contractVersion",
                            "1.0.0",
                            "criteria",
                            List.of(Map.of("name", "演示验收", "passed", true)),
                            "passed",
                            true));
        }
    }

    private void setAssurancePolicy(String flow) {
        if (isEmpty(flow + "/assurance-policies")) {
            operator.create(
                    flow + "/assurance-policies",
                    Map.of("holdsFrom", today().toString(), "reason", "演示", "terms", terms()));
        }
    }

    private void nameResponsible(String flow, Api signer) {
        boolean named = Demo.items(operator.read(flow + "/responsible-people"))
                .anyMatch(responsible -> responsible.hasNonNull("person"));
        if (!named) {
            String unit = operator.read(flow).path("unit").asText();
            var person = signer.create(
                    "/governance/v1/units/" + unit + "/responsible-people",
                    Map.of(
                            "name",
                            "演示责任人",
                            "office",
                            "信息科",
                            "duty",
                            "DATA_RESPONSIBLE",
                            "contact",
                            Map.of("phone", "0357-6820001"),
                            "from",
                            today().toString()));
            signer.create(
                    flow + "/responsible-people",
                    Map.of("person", person.path("id").asText()));
        }
    }

    private void haveLegalBasisReviewed(String flow, Api signer) {
        if (isEmpty(flow + "/legal-records")) {
            signer.create(
                    flow + "/legal-records",
                    Map.of("bases", List.of(Map.of("kind", "CONTRACT", "citation", "演示数据采集责任书"))));
        }
        Demo.items(operator.read(flow + "/legal-records"))
                .filter(record -> record.path("state").asText().equals("SUBMITTED"))
                .forEach(record -> governor.move(
                        "/governance/v1/legal-records/" + record.path("id").asText(),
                        Map.of(
                                "target",
                                "REVIEWED",
                                "reason",
                                "演示",
                                "reviewedUntil",
                                today().plusDays(REVIEW_DAYS).toString())));
    }

    private static Map<String, ?> terms() {
        return Map.of(
                "frequency",
                "DAILY",
                "latestArrival",
                Map.of("tier", "NEXT_DAY_09"),
                "supportHours",
                Map.of("days", "WORKING_DAYS", "from", "08:30", "to", "17:30"),
                "answerWithin",
                Map.of("amount", 4, "unit", "WORKING_HOURS"),
                "repairWithin",
                Map.of("amount", 2, "unit", "WORKING_DAYS"),
                "retention",
                Map.of("originalsMonths", 24, "summariesMonths", 120, "forGood", false),
                "thresholds",
                Map.of(
                        "completeness", "99",
                        "accuracy", "98",
                        "consistency", "98",
                        "timeliness", "95",
                        "security", "100",
                        "availability", "99"),
                "rejectedShareLimit",
                "1");
    }

    private boolean isEmpty(String path) {
        return Demo.items(operator.read(path)).findAny().isEmpty();
    }

    private static LocalDate today() {
        return LocalDate.now(COUNTY);
    }
}
