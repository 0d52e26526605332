package cn.etown.local.demo;

import cn.etown.local.KeptTokens;
import cn.etown.local.Progress;
import cn.etown.local.Tokens;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Loads the demonstration: two units with a sales interface each, ten days of sales, a few faults among them.
 *
 * <p>Safe to run again: what is there is left as it is, and what was interrupted is finished.
 */
public final class Demo {

    private static final String REASON = "演示";

    private static final List<String> CONTRACT_STATES =
            List.of("DRAFT", "SUBMITTED", "APPROVED", "IN_FORCE", "REPLACED");
    private static final List<String> INTERFACE_STATES =
            List.of("PLANNED", "DESIGNED", "APPROVED", "BUILT", "ACCEPTED", "ONLINE");

    /** How long a service may take to hear what another one decided. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI gateway;
    private final Tokens tokens;
    private final KeptTokens kept = new KeptTokens();
    private final Progress progress;
    private final Api operator;
    private final Api governor;
    private final Requirements requirements;

    public Demo(URI gateway, Tokens tokens, Progress progress) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.progress = progress;
        this.operator = person("operator");
        this.governor = person("governor");
        this.requirements = new Requirements(operator, governor, machine("collection-service"));
    }

    /**
     * Brings the demonstration in, or what is missing of it.
     *
     * @throws cn.etown.local.Trouble when a service refuses what it should take
     */
    public void load() {
        requirements.enterCalendars();
        var reports = new ArrayList<Report>();
        for (var provider : List.of(Provider.A, Provider.B)) {
            goOnline(provider);
            DemoDay.of(provider).stream()
                    .filter(day -> day.fault() != Fault.DAY_MISSING)
                    .map(day -> report(provider, day))
                    .forEach(reports::add);
        }
        // The center judges the first ones while the last ones are still being sent.
        reports.forEach(this::tellVerdict);
    }

    /** A day's batch that was sent and sealed. */
    private record Report(Provider provider, DemoDay day, String batch) {}

    private void goOnline(Provider provider) {
        register(provider);
        bringIntoStanding(provider);
        var flow = "/governance/v1/interfaces/" + provider.interfaceCode();
        var contract = "/governance/v1/contracts/" + contractOf(provider);
        var signer = person(provider.signer());

        advance(signer, contract, CONTRACT_STATES, "SUBMITTED");
        advance(operator, flow, INTERFACE_STATES, "DESIGNED");
        advance(governor, contract, CONTRACT_STATES, "APPROVED");
        advance(governor, flow, INTERFACE_STATES, "APPROVED");
        build(flow);
        requirements.reportAcceptance(flow);
        advance(operator, flow, INTERFACE_STATES, "ACCEPTED");
        advance(operator, contract, CONTRACT_STATES, "IN_FORCE");
        requirements.meet(flow, signer);
        advance(operator, flow, INTERFACE_STATES, "ONLINE");
        progress.step(
                "演示接口已上线：" + provider.name(), "The demonstration's interface is online: " + provider.interfaceCode());
    }

    private void register(Provider provider) {
        if (operator.find("/governance/v1/units/" + provider.code()).isEmpty()) {
            operator.create(
                    "/governance/v1/units",
                    Map.of("code", provider.code(), "name", provider.name(), "roles", List.of("PROVIDER")));
        }
        if (operator.find("/governance/v1/interfaces/" + provider.interfaceCode())
                .isEmpty()) {
            operator.create(
                    "/governance/v1/interfaces",
                    Map.of(
                            "code", provider.interfaceCode(),
                            "name", provider.name() + "销售明细",
                            "sourceSystem", sourceSystemOf(provider)));
        }
    }

    /** Without a signed agreement and accepted evidence of security capability the unit could send nothing (R4.1). */
    private void bringIntoStanding(Provider provider) {
        var unit = "/governance/v1/units/" + provider.code();
        var standing = operator.read(unit + "/standing");
        var day = LocalDate.parse(standing.path("day").asText());
        var signer = person(provider.signer());
        if (!holds(standing, "AGREEMENT")) {
            var agreement = agreementOn(day);
            signer.create(
                    unit + "/agreement-signings",
                    Map.of(
                            "version", agreement.path("version").asLong(),
                            "digest", agreement.path("digest").asText()));
        }
        if (!holds(standing, "SECURITY_EVIDENCE")) {
            var evidence = evidenceOf(unit, signer, day.plusYears(1));
            operator.move("/governance/v1/security-evidence/" + evidence, "ACCEPTED", REASON);
        }
    }

    private static boolean holds(JsonNode standing, String obligation) {
        return StreamSupport.stream(standing.path("obligations").spliterator(), false)
                .anyMatch(each -> each.path("obligation").asText().equals(obligation)
                        && each.path("holds").asBoolean());
    }

    /** The newest agreement whose day has come, or the demonstration's own. */
    private JsonNode agreementOn(LocalDate day) {
        return items(operator.read("/governance/v1/agreements?limit=200"))
                .filter(version ->
                        !LocalDate.parse(version.path("validFrom").asText()).isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> governor.create(
                        "/governance/v1/agreements",
                        Map.of(
                                "title",
                                "数据采集监测责任书（演示）",
                                "text",
                                "一、按时、完整、如实报送数据。\n二、承担数据安全责任。",
                                "validFrom",
                                day.toString(),
                                "termMonths",
                                12)));
    }

    /** The evidence that waits for the center, or a new filing. */
    private static String evidenceOf(String unit, Api signer, LocalDate until) {
        return items(signer.read(unit + "/security-evidence?limit=200"))
                .filter(filed -> filed.path("state").asText().equals("FILED"))
                .findFirst()
                .orElseGet(() -> signer.create(
                        unit + "/security-evidence",
                        Map.of(
                                "kind", "SELF_ASSESSMENT",
                                "fileNumber", "演示自查报告",
                                "digest", "sha-256:" + "0".repeat(64),
                                "issuedBy", "演示单位",
                                "until", until.toString())))
                .path("id")
                .asText();
    }

    private String sourceSystemOf(Provider provider) {
        var known = items(operator.read("/governance/v1/source-systems?unit=" + provider.code()))
                .filter(system -> system.path("name").asText().equals(provider.sourceSystem()))
                .findFirst();
        return known.orElseGet(() -> operator.create(
                        "/governance/v1/source-systems",
                        Map.of(
                                "unit",
                                provider.code(),
                                "name",
                                provider.sourceSystem(),
                                "domain",
                                "BUSINESS_PLATFORM",
                                "phase",
                                "OPERATION")))
                .path("id")
                .asText();
    }

    private String contractOf(Provider provider) {
        var known = items(operator.read("/governance/v1/contracts?interface=" + provider.interfaceCode()))
                .findFirst();
        return known.orElseGet(() -> machine(provider)
                        .createFromYaml(
                                "/governance/v1/interfaces/" + provider.interfaceCode() + "/contracts", contract()))
                .path("id")
                .asText();
    }

    /** The one move on the way to ONLINE whose evidence nobody but the operator can name. */
    private void build(String flow) {
        if (isBefore("BUILT", operator, flow, INTERFACE_STATES)) {
            operator.move(flow, Map.of("target", "BUILT", "reason", REASON, "evidence", List.of("演示建设记录")));
        }
    }

    private static void advance(Api caller, String path, List<String> order, String target) {
        if (isBefore(target, caller, path, order)) {
            caller.move(path, target, REASON);
        }
    }

    private static boolean isBefore(String target, Api caller, String path, List<String> order) {
        var state = caller.read(path).path("state").asText();
        return order.indexOf(state) < order.indexOf(target);
    }

    private Report report(Provider provider, DemoDay day) {
        var sender = machine(provider);
        var batch = batchOf(sender, provider, day);
        var path = "/collection/v1/batches/" + batch.path("id").asText();
        if (batch.path("state").asText().equals("OPEN")) {
            sender.sendPart(path, 1, day.csv());
            sender.move(path, "VALIDATING", REASON);
        }
        return new Report(provider, day, path);
    }

    private void tellVerdict(Report report) {
        var sender = machine(report.provider());
        var day = report.day();
        var verdict = await(() -> Optional.of(
                                sender.read(report.batch()).path("state").asText())
                        .filter(state -> !state.equals("VALIDATING")))
                .orElse("VALIDATING");
        progress.step(
                "演示批次 %s %s：%s（埋设：%s）"
                        .formatted(
                                report.provider().name(),
                                day.day(),
                                verdict,
                                day.fault().zh()),
                "Batch of %s: planted %s".formatted(day.day(), day.fault().en()));
    }

    /** The day's batch as it stands, or a new one; a new interface is not known to collection at once. */
    private static JsonNode batchOf(Api sender, Provider provider, DemoDay day) {
        var ofDay = "?interface=%s&from=%s&to=%s".formatted(provider.interfaceCode(), day.day(), day.day());
        return items(sender.read("/collection/v1/batches" + ofDay))
                .filter(batch -> !batch.path("state").asText().equals("ABANDONED"))
                .findFirst()
                .or(() -> await(() -> sender.tryToCreate("/collection/v1/batches", manifest(provider, day))))
                .orElseGet(() -> sender.create("/collection/v1/batches", manifest(provider, day)));
    }

    private static Map<String, ?> manifest(Provider provider, DemoDay day) {
        var totals = day.fault() == Fault.NONE ? Map.of("amount", day.amount().toPlainString()) : Map.of();
        return Map.of(
                "interface", provider.interfaceCode(),
                "kind", "ORIGINAL",
                "period", Map.of("from", day.day().toString(), "to", day.day().toString()),
                "records", day.declared(),
                "totals", totals);
    }

    private static <T> Optional<T> await(Supplier<Optional<T>> step) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var result = step.get();
            if (result.isPresent()) {
                return result;
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Api person(String account) {
        return new Api(gateway, () -> kept.of(account, tokens::ofPerson));
    }

    private Api machine(Provider provider) {
        return machine(provider.machine());
    }

    private Api machine(String client) {
        return new Api(gateway, () -> kept.of(client, tokens::ofMachine));
    }

    static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false);
    }

    private static String contract() {
        try (var in = Demo.class.getResourceAsStream("/demo/sales.odcs.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
