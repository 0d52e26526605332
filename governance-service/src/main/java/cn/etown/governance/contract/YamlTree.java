package cn.etown.governance.contract;

import cn.etown.kit.problem.Text;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds maps, lists and values out of the events of one YAML 1.2 document. Anchors, aliases and tags are refused, so a
 * document is as large in memory as it is on the wire and makes no objects of its author's choice.
 */
final class YamlTree {

    private final Iterator<Event> events;
    private final ScalarResolver scalars = new JsonScalarResolver();
    private int nested;

    YamlTree(String text) {
        var settings = LoadSettings.builder()
                .setCodePointLimit(DocumentReader.MOST_BYTES)
                .setParseComments(false)
                .build();
        events = new Parse(settings).parseString(text).iterator();
    }

    Object read() {
        try {
            expect(Event.ID.StreamStart);
            expect(Event.ID.DocumentStart);
            var document = value(events.next());
            expect(Event.ID.DocumentEnd);
            expect(Event.ID.StreamEnd);
            return document;
        } catch (MarkedYamlEngineException wrong) {
            throw unreadable(wrong.getProblemMark(), new Text("不是有效的 YAML", "Not valid YAML"));
        } catch (YamlEngineException wrong) {
            throw unreadable(Optional.empty(), new Text("不是有效的 YAML", "Not valid YAML"));
        }
    }

    private void expect(Event.ID id) {
        var event = events.next();
        if (event.getEventId() != id) {
            throw unreadable(event.getStartMark(), new Text("应恰有一个文档", "There must be exactly one document"));
        }
    }

    private Object value(Event event) {
        refuseReferences(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (++nested > DocumentReader.MOST_NESTED) {
            throw unreadable(event.getStartMark(), new Text("嵌套过深", "Nested too deeply"));
        }
        var value = event instanceof MappingStartEvent ? map() : list();
        nested--;
        return value;
    }

    private static void refuseReferences(Event event) {
        boolean refers = event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent();
        if (refers) {
            throw unreadable(event.getStartMark(), new Text("不可使用锚点和别名", "Anchors and aliases may not be used"));
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof MappingStartEvent map && map.getTag().isPresent()
                || event instanceof SequenceStartEvent list && list.getTag().isPresent();
        if (tagged) {
            throw unreadable(event.getStartMark(), new Text("不可使用标签（!）", "Tags (!) may not be used"));
        }
    }

    private Map<String, Object> map() {
        var map = new LinkedHashMap<String, Object>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var key = key(event);
            if (map.containsKey(key)) {
                throw unreadable(event.getStartMark(), new Text("键重复：" + key, "The key " + key + " stands here twice"));
            }
            map.put(key, value(events.next()));
        }
        return map;
    }

    private static String key(Event event) {
        refuseReferences(event);
        if (event instanceof ScalarEvent scalar && scalar.getValue().length() <= DocumentReader.LONGEST_NAME) {
            return scalar.getValue();
        }
        throw unreadable(
                event.getStartMark(),
                new Text(
                        "键应为文本，至多 " + DocumentReader.LONGEST_NAME + " 个字符",
                        "A key is text of at most " + DocumentReader.LONGEST_NAME + " characters"));
    }

    private List<Object> list() {
        var list = new ArrayList<Object>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(value(event));
        }
        return list;
    }

    private Object scalar(ScalarEvent scalar) {
        var text = scalar.getValue();
        var tag = scalar.isPlain() ? scalars.resolve(text, true) : Tag.STR;
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
            return text;
        }
        return number(scalar, text);
    }

    private static Object number(ScalarEvent scalar, String text) {
        try {
            if (text.length() > DocumentReader.LONGEST_NUMBER) {
                throw new NumberFormatException();
            }
            return text.matches("-?[0-9]+") ? new BigInteger(text) : new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw unreadable(scalar.getStartMark(), new Text("不是可用的数字", "Not a usable number"));
        }
    }

    private static RuntimeException unreadable(Optional<Mark> mark, Text what) {
        return DocumentReader.unreadable(
                "malformed-yaml", mark.map(at -> at.getLine() + 1).orElse(0), what);
    }
}
