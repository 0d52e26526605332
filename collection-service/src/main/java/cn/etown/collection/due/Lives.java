package cn.etown.collection.due;

import cn.etown.collection.bulk.BulkTransaction;
import cn.etown.collection.due.domain.InterfaceLife;
import cn.etown.collection.due.domain.Ladder;
import cn.etown.collection.due.domain.LoadedCalendar;
import cn.etown.collection.terms.domain.InForce;
import cn.etown.kit.time.CountyTime;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** By what expected batches of several interfaces are settled in one transaction. */
final class Lives {

    private static final String MOVES =
            "select interface, at, state from interface_move where interface = any($1) order by id";

    private final Map<String, InterfaceLife> lives;
    private final LoadedCalendar calendar;
    private final InForce<Ladder> ladders;
    private final ZoneId zone;
    private final Instant now;

    private Lives(
            Map<String, InterfaceLife> lives,
            LoadedCalendar calendar,
            InForce<Ladder> ladders,
            ZoneId zone,
            Instant now) {
        this.lives = lives;
        this.calendar = calendar;
        this.ladders = ladders;
        this.zone = zone;
        this.now = now;
    }

    static Lives read(BulkTransaction tx, Collection<String> interfaces, CountyTime county, Instant now) {
        ZoneId zone = county.zone();
        Map<String, InterfaceLife> lives = new HashMap<>();
        tx.rows(MOVES, (Object) interfaces.stream().distinct().toArray(String[]::new))
                .collect(Collectors.groupingBy(
                        row -> row.getString("interface"), Collectors.mapping(Lives::move, Collectors.toList())))
                .forEach((code, moves) -> lives.put(code, new InterfaceLife(moves, zone)));
        return new Lives(lives, FollowedCalendar.read(tx), ReminderLadders.read(tx), zone, now);
    }

    Terms of(String interfaceCode) {
        InterfaceLife life = lives.computeIfAbsent(interfaceCode, none -> new InterfaceLife(List.of(), zone));
        return new Terms(life, calendar, zone, ladders, now);
    }

    private static InterfaceLife.Move move(Row row) {
        return new InterfaceLife.Move(row.getOffsetDateTime("at").toInstant(), row.getString("state"));
    }
}
