package cn.etown.governance.desk;

import cn.etown.governance.desk.domain.TicketKind;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.RuleRefused;
import cn.etown.kit.problem.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the parts of a ticket must have to do with each other. */
final class TicketRules {

    private final List<FieldError> found = new ArrayList<>();

    /** Refuses a ticket that does not say what it is about ({@code ticket-refused}), naming every place. */
    void mustAgree(RaiseTicketRequest request) {
        about(request);
        days(request);
        if (request.claim() != null) {
            claim(request);
        }
        if (!found.isEmpty()) {
            throw new RuleRefused("ticket-refused", new Text("工单内容不完整或自相矛盾", "The parts of the ticket do not agree"))
                    .withClause("R8.4")
                    .withErrors(found);
        }
    }

    private void about(RaiseTicketRequest request) {
        if (request.interfaceCode() != null) {
            return;
        }
        if (request.kind() != TicketKind.CALIBER) {
            add("/interfaceCode", "只有口径问题可以不写数据接口", "Only a question of caliber names no interface");
        }
        mustBeAbsent("/field", request.field());
        mustBeAbsent("/batch", request.batch());
        mustBeAbsent("/recordKey", request.recordKey());
    }

    private void mustBeAbsent(String pointer, Object value) {
        if (value != null) {
            add(pointer, "须写明是哪个数据接口的", "It is of an interface, which is to be named");
        }
    }

    private void days(RaiseTicketRequest request) {
        if (request.lastDay() != null
                && (request.day() == null || request.lastDay().isBefore(request.day()))) {
            add("/lastDay", "末日须与首日一并写明，且不早于首日", "The last day comes with the first one, and not before it");
        }
    }

    private void claim(RaiseTicketRequest request) {
        if (request.kind() != TicketKind.DISPUTE) {
            add("/claim", "只有校核工单写主张值", "Only a DISPUTE claims another value");
        }
        if (request.field() == null) {
            add("/field", "须写明是哪个字段的值", "It is to be said of which field the value is");
        }
        if (request.recordKey() == null && request.day() == null) {
            add("/recordKey", "须写明是哪条记录或哪些日期的值", "It is to be said of which record or days the value is");
        }
        if (Objects.equals(request.claim().shown(), request.claim().claimed())) {
            add("/claim/claimed", "主张值须与现值不同", "Another value is claimed than is shown");
        }
    }

    private void add(String pointer, String zh, String en) {
        found.add(new FieldError(pointer, new Text(zh, en)));
    }
}
