package cn.etown.monitoring.series;

import cn.etown.monitoring.series.domain.Measures;
import cn.etown.monitoring.series.domain.Rollup;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A page of a rollup by day, as collection answers it; members it gains later are left alone. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RollupPage(long version, List<Day> items, String next) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Day(LocalDate day, Map<String, String> measures) {}

    boolean isLast() {
        return next == null;
    }

    Rollup addTo(Rollup rollup) {
        var more = rollup;
        for (var item : items) {
            more = more.with(item.day(), Measures.of(item.measures()));
        }
        return more;
    }
}
