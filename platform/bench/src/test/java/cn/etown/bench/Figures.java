package cn.etown.bench;

import cn.etown.e2e.Api;
import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a list took, request by request.
 *
 * @param milliseconds of each request, ascending
 * @param items how many were answered in all
 * @param refused what was answered otherwise than by a page
 */
record Figures(String name, List<Double> milliseconds, long items, List<String> refused) {

    /** How many pages of one list are read before the next. */
    private static final int DEEP = 5;

    /** At most so many requests' time does not count: the virtual machine and the caches warm up on them. */
    private static final int WARM_UP = 5;

    /** Reads each of {@code paths} for some pages, again and again, until there were {@code requests} beside those to warm up. */
    static Figures of(String name, List<String> paths, Api api, int requests) {
        var milliseconds = new ArrayList<Double>();
        var refused = new ArrayList<String>();
        long items = 0;
        int warmUp = Math.min(WARM_UP, requests);
        int asked = 0;
        for (int i = 0; milliseconds.size() < requests && refused.isEmpty(); i++) {
            String path = paths.get(i % paths.size());
            String next = path;
            for (int page = 0; page < DEEP && next != null && milliseconds.size() < requests; page++) {
                long begin = System.nanoTime();
                var answer = api.get(next);
                double took = (System.nanoTime() - begin) / 1e6;
                if (answer.status() != 200) {
                    refused.add(
                            next + " " + answer.status() + " " + answer.http().body());
                    break;
                }
                if (asked++ >= warmUp) {
                    milliseconds.add(took);
                }
                items += size(answer.body());
                next = next(path, answer.body());
            }
        }
        return new Figures(name, milliseconds.stream().sorted().toList(), items, refused);
    }

    int count() {
        return milliseconds.size();
    }

    /** In milliseconds; 100 is the slowest. */
    double percentile(int share) {
        return milliseconds.isEmpty()
                ? 0
                : milliseconds.get(Math.min(milliseconds.size() - 1, milliseconds.size() * share / 100));
    }

    private static int size(JsonNode page) {
        return page.isArray()
                ? page.size()
                : page.path("items").size() + page.path("dcat:dataset").size();
    }

    /** The path of the next page; {@code null} after the last. */
    private static String next(String path, JsonNode page) {
        String link = page.path("hydra:view").path("hydra:next").path("@id").textValue();
        if (link != null) {
            return link;
        }
        String cursor = page.path("next").textValue();
        return cursor == null ? null : path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
    }
}
