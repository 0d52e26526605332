package cn.etown.evidence.content;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.util.HashSet;
import java.util.Set;

/**
 * The elements and texts of one XML file of a workbook, in order. Takes no document type, and so no entity that could be expanded
 * or fetched. What the parser keeps while it reads on, the elements that are open and the names that were met, is bounded.
 */
final class XmlEvents implements AutoCloseable {

    private static final int MOST_DEPTH = 50;
    /** Most different names, and most characters of one. */
    private static final int MOST_NAMES = 1000;

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ATTRIBUTE = 32 * 1024;

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private interface Step<T> {
        T take() throws XMLStreamException;
    }

    private final BoundedEntry bytes;
    private final XMLStreamReader in;
    private final Set<String> names = new HashSet<>();
    private int depth;

    XmlEvents(BoundedEntry bytes) {
        this.bytes = bytes;
        in = reading(() -> XML.createXMLStreamReader(bytes));
    }

    /** Goes on to the next start, end or text; whether there is one. */
    boolean next() {
        while (reading(in::hasNext)) {
            bytes.beginToken();
            int event = reading(in::next);
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw Workbook.malformed();
            }
            requireBounded(event);
            if (isStart() || isEnd() || isText()) {
                return true;
            }
        }
        return false;
    }

    private void requireBounded(int event) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            meet(in.getPrefix(), in.getLocalName());
            for (int i = 0; i < in.getAttributeCount(); i++) {
                meet(in.getAttributePrefix(i), in.getAttributeLocalName(i));
            }
            for (int i = 0; i < in.getNamespaceCount(); i++) {
                meet(in.getNamespacePrefix(i));
                meet(in.getNamespaceURI(i));
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            meet(in.getPITarget());
        }
        if (depth > MOST_DEPTH) {
            throw Workbook.malformed();
        }
    }

    private void meet(String prefix, String name) {
        meet(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name);
    }

    private void meet(String name) {
        if (name != null && (name.length() > LONGEST_NAME || names.add(name) && names.size() > MOST_NAMES)) {
            throw Workbook.malformed();
        }
    }

    boolean isStart() {
        return in.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isStart(String name) {
        return isStart() && name.equals(name());
    }

    boolean isEnd() {
        return in.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    boolean isEnd(String name) {
        return isEnd() && name.equals(name());
    }

    boolean isText() {
        return in.getEventType() == XMLStreamConstants.CHARACTERS || in.getEventType() == XMLStreamConstants.CDATA;
    }

    /** The name of the element without its namespace, which differs between the two editions of the format. */
    String name() {
        return in.getLocalName();
    }

    /** An attribute by its name without namespace, or {@code null}. */
    String attribute(String name) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(name)) {
                return requireShort(in.getAttributeValue(i));
            }
        }
        return null;
    }

    private static String requireShort(String value) {
        if (value.length() > LONGEST_ATTRIBUTE) {
            throw Workbook.malformed();
        }
        return value;
    }

    /** Whether an attribute is set to true. */
    boolean isTrue(String name) {
        String value = attribute(name);
        return "1".equals(value) || "true".equals(value);
    }

    /** Adds the text at hand. */
    void appendTo(StringBuilder text) {
        if (text.length() + in.getTextLength() > Content.MAX_CELL) {
            throw Workbook.malformed();
        }
        text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
    }

    /** Passes over the rest of the element that has just begun. */
    void skip() {
        for (int depth = 1; depth > 0 && next(); ) {
            depth += isStart() ? 1 : isEnd() ? -1 : 0;
        }
    }

    @Override
    public void close() {
        reading(() -> {
            in.close();
            return null;
        });
    }

    private static <T> T reading(Step<T> step) {
        try {
            return step.take();
        } catch (XMLStreamException broken) {
            throw broken.getNestedException() instanceof RuntimeException refused ? refused : Workbook.malformed();
        }
    }
}
